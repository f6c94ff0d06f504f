"""A sent file, drawn: shall the knowledge base have it, and what became of it?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Message
from bot.domain.file_offers import OfferState
from bot.texts import uploads as texts
from bot.views import ids, parts


def offers(rows: Sequence[tuple[int, str]]) -> Message:
    """(the offer's id, the file's name), one question each."""
    blocks: list[parts.Block] = []
    for offer_id, name in rows:
        blocks.append(parts.section(parts.plain(texts.take_it_in(name))))
        blocks.append(parts.actions(parts.button(texts.TAKE_IN, ids.FILE_TAKE_IN, offer_id, style="primary")))
    return Message("\n".join(parts.plain(texts.take_it_in(name)) for _, name in rows), tuple(blocks))


def read(offer_id: int, said: str, state: OfferState) -> Message:
    """What became of it; the ways on, when it waits for an answer."""
    buttons = {
        OfferState.ABOUT_A_CHILD: [parts.button(texts.TAKE_IN_ANYWAY, ids.FILE_CHECKED, offer_id)],
        OfferState.NAME_TAKEN: [
            parts.button(texts.PUT_BESIDE, ids.FILE_BESIDE, offer_id),
            parts.button(texts.REPLACE, ids.FILE_REPLACE, offer_id, style="danger"),
        ],
    }.get(state)
    if not buttons:
        return Message(parts.plain(said))
    return Message(parts.plain(said), (parts.section(parts.plain(said)), parts.actions(*buttons)))
