"""A question and its answer, drawn: the text, whether it helped, the sources with how far each holds, what next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.delivery.outbox import Message
from bot.texts import questions as texts
from bot.views import ids, parts
from knowledge.documents import Passage

Stored = Mapping[str, Any]
"""An answer as the question keeps it: the form of `ask --json`, and its receipt."""


def form(text: str = "") -> dict[str, Any]:
    box = parts.textbox(ids.ASK_TEXT, text=text, lines=True, most=2000)
    field = parts.field(texts.FORM_LABEL, box, hint=texts.FORM_HINT)
    return parts.modal(ids.ASK_FORM, texts.FORM_TITLE, [field], submit=texts.FORM_SEND)


def answer(
    question_id: int, asked: str, stored: Stored, *, restate: bool, more: Sequence[parts.Block] = (), said: str = ""
) -> Message:
    """`restate`: the asker cannot see their own question where the answer stands. `more`: further buttons.
    `said`: another first line, for readers who did not ask.
    """
    said = said or (texts.asked(asked) if restate else "")
    text = "\n\n".join([str(stored["answer"]), *_nearest(stored)])
    sources = list(_sources(stored))
    blocks: list[parts.Block] = [parts.context(parts.plain(said))] if said else []
    blocks += [parts.section(parts.plain(piece)) for piece in _pieces(text)]
    if stored["outcome"] == "answer":
        blocks.append(parts.context(texts.AI_ANSWER))
    if sources:
        blocks += [_feedback(question_id), parts.divider(), *[parts.context(line) for line in _linked(sources)]]
    if more:
        blocks.append(parts.actions(*more))
    everything = [said, text, *(f"{texts.SOURCES}:" if sources else "", *sources)]
    return Message("\n".join(line for line in everything if line), tuple(blocks))


def sources_button(question_id: int, stored: Stored) -> parts.Block | None:
    """To what the answer rests on, or to what came nearest to one."""
    if stored.get("sources"):
        return parts.button(texts.READ_SOURCES, ids.SOURCES, question_id)
    return parts.button(texts.READ_NEAREST, ids.SOURCES, question_id) if nearest_source(stored) else None


def sources(stored: Stored) -> dict[str, Any]:
    """The passages the answer rests on, each as it stands in its document."""
    blocks: list[parts.Block] = []
    for source, line in zip(stored["sources"], _sources(stored), strict=False):
        blocks.append(parts.section(f"*[{source['n']}] {parts.plain(source['title'])}*"))
        blocks += [parts.section(parts.plain(piece)) for piece in _pieces(str(source["text"]))]
        blocks += [parts.context(parts.plain(line.partition(" · ")[2])), parts.divider()]
    return parts.modal(ids.SOURCES_PAGE, texts.SOURCES, blocks[:-1])


def nearest_page(passage: Passage) -> dict[str, Any]:
    title = f"*{parts.plain(passage.document.title)}*"
    blocks = [parts.context(texts.NOT_SURELY_AN_ANSWER), parts.section(title)]
    blocks += [parts.section(parts.plain(piece)) for piece in _pieces(passage.text)]
    if place := texts.place(passage.section, passage.page):
        blocks.append(parts.context(parts.plain(place)))
    return parts.modal(ids.SOURCES_PAGE, texts.NEAREST_TITLE, blocks)


def nearest_source(stored: Stored) -> str:
    """The network's own records are no article to look up. Empty: nothing came near."""
    near = (stored.get("receipt") or {}).get("nearest")
    return near["source"] if near and not near["source"].startswith("live:") else ""


def feedback_form(question_id: int) -> dict[str, Any]:
    reasons = parts.radio(ids.FEEDBACK_REASON, texts.FEEDBACK_REASONS)
    more = parts.textbox(ids.FEEDBACK_TEXT, lines=True, most=1000)
    blocks = [parts.field(texts.FEEDBACK_LABEL, reasons), parts.field(texts.FEEDBACK_MORE, more, optional=True)]
    return parts.modal(
        ids.FEEDBACK_FORM, texts.FEEDBACK_TITLE, blocks, submit=texts.FEEDBACK_SEND, metadata=str(question_id)
    )


def _feedback(question_id: int) -> parts.Block:
    element = {
        "type": "feedback_buttons",
        "action_id": ids.FEEDBACK,
        "positive_button": _thumb(texts.HELPFUL, f"up:{question_id}"),
        "negative_button": _thumb(texts.NOT_HELPFUL, f"down:{question_id}"),
    }
    return {"type": "context_actions", "elements": [element]}


def _thumb(label: str, value: str) -> parts.Block:
    return {"text": {"type": "plain_text", "text": label}, "value": value, "accessibility_label": label}


def _pieces(text: str) -> list[str]:
    """Paragraphs, each short enough for a section after escaping."""
    room = parts.SECTION_MAX // 5  # escaping makes a character at most five long
    return [
        paragraph[start : start + room]
        for paragraph in text.split("\n\n")
        for start in range(0, len(paragraph), room)
        if paragraph.strip()
    ]


def _sources(stored: Stored) -> list[str]:
    """One line a source, as a screen reader hears it."""
    rested = (stored.get("receipt") or {}).get("rested_on") or []
    return [_line(source, own) for source, own in zip(stored["sources"], rested, strict=True)]


def _nearest(stored: Stored) -> list[str]:
    """What came closest to a question nobody could answer."""
    return [texts.nearest(stored["receipt"]["nearest"]["title"])] if nearest_source(stored) else []


def _line(source: Stored, rested: Stored) -> str:
    valid_from, valid_to = _day(rested.get("valid_from")), _day(source.get("valid_to"))
    place = texts.place(source.get("section") or "", source.get("page"))
    verified = _day(rested.get("verified_on"))
    changed = None if verified else _day(rested.get("changed_on"))  # to confirm is to say the same again
    details = [
        place,
        texts.owned(rested["owner"]) if rested.get("owner") else "",
        texts.changed(changed, rested["version"]) if changed else "",
        texts.trust(source["trust"], rested.get("verified_by"), verified, valid_from, valid_to),
    ]
    return f"[{source['n']}] {source['title']} · " + " · ".join(detail for detail in details if detail)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _linked(lines: Sequence[str]) -> list[str]:
    return [texts.SOURCES_MRKDWN, *(parts.plain(line) for line in lines)]
