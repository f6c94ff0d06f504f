"""What a person can read in blocks: the words in order, buttons in [brackets], names instead of ids."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from bot.workspace.blockkit.objects import options_of
from bot.workspace.team import BOT_USER_ID, Message, Minute, Team, View

Json = dict[str, Any]


def words(team: Team, blocks: list[Json] | tuple[Json, ...]) -> str:
    """All the text of these blocks, a line each."""
    return "\n".join(line for block in blocks for line in _lines(team, block) if line)


def message_words(team: Team, said: Message) -> str:
    """What is seen, and the fallback that phones and screen readers get when it says something else."""
    seen, fallback = words(team, said.blocks), readable(team, said.text)
    files = "\n".join(f"({file.name})" for file in said.files)
    lines = [seen, "" if fallback in seen else fallback, files]
    return "\n".join(line for line in lines if line)


def view_words(team: Team, shown: View) -> str:
    """A window or Home: title, content, buttons, and what is wrong with a field."""
    body = shown.body
    lines = [_text(team, body.get("title")), words(team, body["blocks"])]
    lines += [f"! {sentence}" for sentence in shown.errors.values()]
    lines += [f"[{_text(team, body[name])}]" for name in ("submit", "close") if body.get(name)]
    return "\n".join(line for line in lines if line)


def readable(team: Team, text: str) -> str:
    """Mrkdwn as it is read: names for ids, labels for links, & < > as themselves."""
    text = re.sub(r"<@(\w+)(?:\|[^>]*)?>", lambda m: f"@{name_of(team, m[1])}", text)
    text = re.sub(r"<#(\w+)(?:\|[^>]*)?>", lambda m: f"#{_room(team, m[1])}", text)
    text = re.sub(r"<(?:https?|mailto):[^>|]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", text)
    return html.unescape(text)


def minutes(team: Team) -> str:
    """Who said and did what, in order, as the minutes of a chat."""
    return "\n".join(_minute(team, line) for line in team.minutes)


def name_of(team: Team, user_id: str) -> str:
    user = team.users.get(user_id)
    return user.name if user else user_id


def place(team: Team, channel_id: str) -> str:
    channel = team.channels.get(channel_id)
    if channel is None:
        return ""
    if not channel.is_im:
        return f"#{channel.name}"
    return f"direct with {next((name_of(team, m) for m in channel.members if m != BOT_USER_ID), '')}"


def _minute(team: Team, line: Minute) -> str:
    who = name_of(team, line.who)
    where = f" ({place(team, line.channel)})" if line.channel else ""
    only = f", only {name_of(team, line.only_for)} sees it" if line.only_for else ""
    said = words(team, line.blocks) or readable(team, line.text)
    indented = said.replace("\n", "\n      ")
    return f"{'    ' if line.in_thread else ''}{who} {line.did}{where}{only}: {indented}".strip()


def _room(team: Team, channel_id: str) -> str:
    channel = team.channels.get(channel_id)
    return channel.name if channel else channel_id


def _lines(team: Team, block: Json) -> Iterator[str]:
    kind = block.get("type")
    if kind == "divider":
        yield "---"
    elif kind == "table":
        for row in block["rows"]:
            yield " | ".join(_cell(team, cell) for cell in row)
    elif kind == "rich_text":
        yield _rich(team, block)
    elif kind == "image":
        yield f"({block['alt_text']})"
    else:
        yield _text(team, block.get("text") or block.get("label"))
        yield from (_text(team, field) for field in block.get("fields", []))
        yield " ".join(_element(team, one) for one in _parts(block))
        yield _text(team, block.get("hint"))


def _parts(block: Json) -> list[Json]:
    return [one for one in [*block.get("elements", []), block.get("accessory"), block.get("element")] if one]


def _element(team: Team, element: Json) -> str:
    kind = element["type"]
    if kind in {"mrkdwn", "plain_text"}:
        return _text(team, element)
    if kind == "image":
        return f"({element['alt_text']})"
    if kind in {"button", "icon_button"}:
        return f"[{_text(team, element['text'])}]"
    if kind == "feedback_buttons":
        return " ".join(f"[{_text(team, element[one])}]" for one in ("positive_button", "negative_button"))
    options = [_option(team, one) for one in options_of(element)]
    held = _text(team, element.get("placeholder")) or str(element.get("initial_value", ""))
    return f"[{' '.join([held, *options]).strip()} ▾]" if options else held


def _option(team: Team, option: Json) -> str:
    described = _text(team, option.get("description"))
    return f"({_text(team, option)}{': ' + described if described else ''})"


def _text(team: Team, value: Any) -> str:
    """A text object, an object holding one, or a markdown block's plain string."""
    while isinstance(value, dict):
        value = value.get("text")
    return readable(team, value) if isinstance(value, str) else ""


def _cell(team: Team, cell: Json) -> str:
    if cell["type"] == "rich_text":
        return _rich(team, cell)
    return str(cell.get("text", cell.get("value", "")))


def _rich(team: Team, part: Json) -> str:
    if "elements" in part:
        between = "\n" if part["type"] in {"rich_text", "rich_text_list"} else ""
        return between.join(_rich(team, one) for one in part["elements"])
    if part["type"] == "user":
        return f"@{name_of(team, part['user_id'])}"
    return str(part.get("text") or part.get("url") or part.get("name") or "")
