"""One's own data: how much there is, as files, and a way to erase it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.delivery.outbox import File, Message
from bot.texts import privacy as texts
from bot.views import ids, parts

Data = Mapping[str, Sequence[Mapping[str, Any]]]


def page(found: Mapping[str, int], kept: str) -> Message:
    lines = texts.counted(found) or [texts.NOTHING]
    sure = parts.confirm(texts.ERASE, texts.SURE, texts.YES_ERASE, texts.NO)
    choice = parts.actions(
        parts.button(texts.FILE, ids.MY_DATA_FILE),
        parts.button(texts.ERASE, ids.MY_DATA_ERASE, style="danger", confirm=sure),
    )
    blocks = (parts.header(texts.TITLE), parts.section("\n".join(lines)), parts.context(kept), choice)
    return Message("\n".join([texts.TITLE, *lines, kept]), blocks)


def note(text: str) -> Message:
    return Message(text, (parts.context(text),))


def as_json(data: Data) -> Message:
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return Message(texts.FILE_MESSAGE, file=File("mine-data.json", content, texts.FILE_TITLE))


def to_read(data: Data) -> Message:
    content = "\n".join(_lines(data)).encode()
    return Message(texts.FILE_MESSAGE, file=File("mine-data.txt", content, texts.FILE_TITLE))


def _lines(data: Data) -> list[str]:
    lines = [texts.FILE_TITLE, texts.FILE_NOTE, ""]
    for table, rows in data.items():
        lines += [texts.label(table), "-" * len(texts.label(table))]
        for row in rows:
            lines += filter(None, (texts.line(table, column, value) for column, value in row.items()))
            lines.append("")
    return lines
