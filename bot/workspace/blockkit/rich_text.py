"""Rich text as Slack stores it: sections, lists, quotes and code, made of runs of text."""

from __future__ import annotations

from bot.workspace.blockkit.look import Check, flag, ident, integer, items, kinds, one_of, shape, string, url

MOST_PARTS = 1000

_style = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), flag))
_styled: dict[str, Check] = {"style": _style}
_run = kinds(
    {
        "text": shape({"text": string(40_000)}, _styled),
        "link": shape({"url": url}, {**_styled, "text": string(3000), "unsafe": flag}),
        "emoji": shape({"name": string(100)}, {**_styled, "unicode": string(100), "skin_tone": integer(1, 6)}),
        "user": shape({"user_id": ident}, _styled),
        "channel": shape({"channel_id": ident}, _styled),
        "usergroup": shape({"usergroup_id": ident}, _styled),
        "broadcast": shape({"range": one_of("here", "channel", "everyone")}, _styled),
        "date": shape(
            {"timestamp": integer(0, 9_999_999_999), "format": string(200)},
            {**_styled, "url": url, "fallback": string(200)},
        ),
        "color": shape({"value": string(20)}),
    },
    "part of rich text",
)
_runs = items(0, MOST_PARTS, _run)
_section = kinds({"rich_text_section": shape({"elements": _runs})}, "rich_text_section")

part = kinds(
    {
        "rich_text_section": shape({"elements": _runs}),
        "rich_text_preformatted": shape({"elements": _runs}, {"border": integer(0, 1), "language": string(50)}),
        "rich_text_quote": shape({"elements": _runs}, {"border": integer(0, 1)}),
        "rich_text_list": shape(
            {"style": one_of("bullet", "ordered"), "elements": items(1, MOST_PARTS, _section)},
            {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": integer(0, 1)},
        ),
    },
    "block of rich text",
)
