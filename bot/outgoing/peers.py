"""One peer asked, and the good news."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.outbox import Message, OutboxMessage
from bot.domain.associations import Association
from bot.domain.peers import AskState, PeerAsk, PeerRequest
from bot.domain.people import Person
from bot.texts import peers as texts
from bot.views import peers as views

_SETTLED = {AskState.YES: texts.SAID_YES, AskState.NO: texts.SAID_NO, AskState.SILENT: texts.PASSED}


def ask(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    one = session.get(PeerAsk, row.subject_id)
    request = session.get(PeerRequest, one.request_id) if one else None
    asker = session.get(Person, request.asker_id) if request else None
    if one is None or request is None or asker is None:
        return None
    text = texts.ask(asker.name, _place(session, asker), request.topic) if request.topic else ""  # empty: erased
    if one.state == AskState.ASKED:
        return views.ask(one.id, text)
    return views.note(f"{text}\n{_SETTLED[AskState(one.state)]}".strip()) if row.ts else None


def news(session: Session, row: OutboxMessage, _now: datetime) -> Message | None:
    """`detail`: "found:7" or "nobody"."""
    request = session.get(PeerRequest, row.subject_id)
    if request is None:
        return None
    _, _, peer_id = row.detail.partition(":")
    peer = session.get(Person, int(peer_id)) if peer_id else None
    if peer is None:
        return views.note(texts.nobody(request.topic))
    return views.note(texts.match(peer.name, _place(session, peer), request.topic))


def _place(session: Session, person: Person) -> str:
    association = session.get(Association, person.association_id) if person.association_id else None
    return association.name if association else ""
