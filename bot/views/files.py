"""A sent file, drawn: shall the knowledge base have it?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Message
from bot.texts import uploads as texts
from bot.views import ids, parts


def offers(rows: Sequence[tuple[int, str]]) -> Message:
    """(the offer's id, the file's name), one question each."""
    blocks: list[parts.Block] = []
    for offer_id, name in rows:
        blocks.append(parts.section(parts.plain(texts.take_it_in(name))))
        blocks.append(parts.actions(parts.button(texts.TAKE_IN, ids.FILE_TAKE_IN, offer_id, style="primary")))
    return Message("\n".join(parts.plain(texts.take_it_in(name)) for _, name in rows), tuple(blocks))
