"""Who has a Home open: drawn when it is opened, and again within seconds for an hour after, when something changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.delivery import outbox
from bot.delivery.outbox import OutboxMessage, State
from bot.domain.messages import MessageKind
from bot.domain.people import Person

LOOKED_AT = timedelta(hours=1)


class HomeOpening(Base):
    """`page`: which part of a long portfolio is shown."""

    __tablename__ = "home_openings"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    page: Mapped[int] = mapped_column(default=0)


def open_for(session: Session, person: Person, now: datetime, page: int = 0) -> None:
    """Slack keeps what it was given last, so every opening draws anew."""
    session.merge(HomeOpening(person_id=person.id, opened_at=now, page=page))
    kind = MessageKind.HOME
    if not person.slack_id or outbox.put(session, kind, person.slack_id, person.id, now, key=f"{kind}:{person.id}"):
        return
    row = session.scalars(select(OutboxMessage).where(OutboxMessage.key == f"{kind}:{person.id}")).one()
    if row.state in (State.FAILED, State.UNKNOWN):
        outbox.send_again(session, row.id, now)
    outbox.redraw(session, kind, person.id, now)


def page_of(session: Session, person_id: int) -> int:
    opening = session.get(HomeOpening, person_id)
    return opening.page if opening else 0


_OPENED = select(HomeOpening.person_id).where(HomeOpening.opened_at > bindparam("since"))


def something_changed(session: Session, now: datetime) -> None:
    """Those who look at their Home now see it. Which Homes show what is not worth knowing: few are open at a time."""
    looking = session.scalars(_OPENED, {"since": now - LOOKED_AT}).all()
    if looking:
        outbox.redraw_each(session, MessageKind.HOME, looking, now)
