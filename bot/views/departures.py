"""What is worth writing down, and what somebody takes over, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.departures import TEXT_MAX
from bot.domain.people import Person
from bot.texts import associations as association_texts
from bot.texts import buttons
from bot.texts import departures as texts
from bot.views import ids, parts

LINE, MOST = 200, 10

Chapter = tuple[str, Sequence[str]]


def ask_form(leaver: Person, today: date) -> dict[str, Any]:
    label = parts.cut(association_texts.last_day_label(leaver.name), LINE)
    blocks = [parts.field(label, parts.datepicker(ids.DEPARTURE_LAST_DAY, today), hint=texts.ASK_HINT)]
    form_id = ids.DEPARTURE_FORM
    return parts.modal(form_id, texts.TITLE, blocks, submit=texts.ASK_SEND, metadata=str(leaver.id))


def worth(departure_id: int, said: str) -> Message:
    pressed = parts.actions(parts.button(texts.WRITE, ids.DEPARTURE_WRITE, departure_id, style="primary"))
    return Message(said, (parts.section(parts.plain(said)), pressed))


def write_form(departure_id: int, text: str) -> dict[str, Any]:
    box = parts.textbox(ids.DEPARTURE_TEXT, text=text, lines=True, most=TEXT_MAX)
    blocks = [parts.field(texts.TEXT_LABEL, box, hint=texts.TEXT_HINT)]
    form_id = ids.DEPARTURE_WRITE_FORM
    return parts.modal(form_id, texts.TITLE, blocks, submit=buttons.SAVE, metadata=str(departure_id))


def note(said: str) -> Message:
    return Message(said, (parts.section(parts.plain(said)),))


def takeover(intro: str, note_text: str, chapters: Sequence[Chapter]) -> Message:
    """What was written down stands in full; of everything else the first lines."""
    told = [(texts.NOTE, note_text)] if note_text else []
    told += [(head, _listed(lines)) for head, lines in chapters]
    blocks = [parts.header(texts.TAKEOVER), parts.section(parts.plain(intro))]
    blocks += [parts.section(f"*{head}*\n{parts.plain(said)}") for head, said in told]
    spoken = "\n".join([texts.TAKEOVER, intro, *(f"{head}:\n{said}" for head, said in told)])
    return Message(parts.cut(spoken, 3800), tuple(blocks))


def _listed(lines: Sequence[str]) -> str:
    short = [f"• {parts.cut(' '.join(line.split()), LINE)}" for line in lines[:MOST]]
    return "\n".join(short) or texts.NOTHING
