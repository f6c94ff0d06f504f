"""Who sends which message now, and how it went. A claim is a lease: whoever dies with it leaves it to the others."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, or_, select, true, update
from sqlalchemy.orm import Session, aliased

from bot.clock import real_now
from bot.database import Sessions, UtcDateTime, reading
from bot.delivery.outbox import OutboxMessage as Row
from bot.delivery.outbox import State


@dataclass(frozen=True, slots=True)
class Holder:
    """One worker. Leases run on the real clock, since the demo's clock jumps."""

    lasts: timedelta = timedelta(minutes=2)
    name: str = field(default_factory=lambda: uuid.uuid4().hex)

    def holds(self, row: Row) -> bool:
        return row.lease_by == self.name and row.lease_until is not None and row.lease_until > real_now()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row to look for. The query is made once, since making it takes longer than asking it; `values` are the rest."""

    query: Select[Row]
    values: Mapping[str, object]


def next_due(now: datetime, only: Collection[str] | None = None, first: Collection[str] = ()) -> Wanted:
    """The next message that is due. Each recipient's messages keep their order.

    `only`: the kinds that may leave now; all when None. `first`: kinds that leave before all others, and behind nothing
    that Slack will not take now.
    """
    some_first = list(first) or [""]  # asked for with IN and NOT IN, which PostgreSQL cannot have of one empty list
    values = {"now": now, "real_now": real_now(), "kinds": list(only or ()), "first": some_first}
    return Wanted(_next_due(some=only is not None), values)


def next_stale(leave: Collection[int] = (), only: Collection[str] | None = None) -> Wanted:
    """A message that shows something old, the longest waiting first; not those in `leave`."""
    values = {"real_now": real_now(), "leave": list(leave), "kinds": list(only or ())}
    return Wanted(_next_stale(some=only is not None), values)


def is_there(sessions: Sessions, wanted: Wanted) -> bool:
    """A look that waits for no writer: an idle worker must not stand in the way of an answer to Slack."""
    with reading(sessions) as session:
        return session.scalar(wanted.query, wanted.values) is not None


def claim_to_send(session: Session, wanted: Wanted, holder: Holder) -> tuple[Row, bool] | None:
    """The message, now being sent by `holder`, and whether it may have left before."""
    row = claim(session, wanted, holder)
    if row is None:
        return None
    may_have_left = row.may_have_left
    row.state, row.attempts, row.may_have_left = State.SENDING, row.attempts + 1, True
    return row, may_have_left


def claim(session: Session, wanted: Wanted, holder: Holder) -> Row | None:
    row = session.scalar(_to_take(wanted.query), wanted.values)
    if row is not None:
        row.lease_by, row.lease_until = holder.name, real_now() + holder.lasts
    return row


def settle(session: Session, row: Row, holder: Holder, **values: object) -> bool:
    """Write how it went and give the lease back. False: the lease was lost meanwhile, another one decides."""
    settled = session.execute(
        update(Row)
        .where(Row.id == row.id, Row.lease_by == holder.name)
        .values(lease_by="", lease_until=None, **values)
        .returning(Row.id)
    )
    return settled.first() is not None


def note(session: Session, row: Row, holder: Holder, **values: object) -> bool:
    """Write something down and go on. False: the lease was lost meanwhile."""
    noted = session.execute(
        update(Row).where(Row.id == row.id, Row.lease_by == holder.name).values(**values).returning(Row.id)
    )
    return noted.first() is not None


_NOW: BindParameter[datetime] = bindparam("now", type_=UtcDateTime())
_REAL_NOW: BindParameter[datetime] = bindparam("real_now", type_=UtcDateTime())


@cache
def _next_due(*, some: bool) -> Select[Row]:
    first: BindParameter[Sequence[str]] = bindparam("first", expanding=True)
    waiting = and_(Row.state.in_((State.READY, State.UNSURE)), Row.not_before <= _NOW)
    left_behind = and_(Row.state == State.SENDING, Row.lease_until <= _REAL_NOW)
    query = select(Row).where(or_(waiting, left_behind), _among(Row, some=some), ~_has_to_wait(first, some=some))
    return query.order_by(Row.kind.not_in(first), Row.id).limit(1)


@cache
def _next_stale(*, some: bool) -> Select[Row]:
    free = or_(Row.lease_until.is_(None), Row.lease_until <= _REAL_NOW)
    return (
        select(Row)
        .where(Row.state == State.SENT, Row.changes > Row.shown, free)
        .where(Row.private_to == "", Row.id.not_in(bindparam("leave", expanding=True)), _among(Row, some=some))
        .order_by(Row.stale_at, Row.id)
        .limit(1)
    )


@cache
def _to_take(query: Select[Row]) -> Select[Row]:
    return query.with_for_update(skip_locked=True, of=Row)


def _has_to_wait(first: BindParameter[Sequence[str]], *, some: bool) -> ColumnElement[bool]:
    """Somebody's earlier message is on its way, or would be but for a hitch.

    A hitch may last a day. Whoever waits for a reply sits out only those of earlier replies that surely did not arrive.
    """
    earlier = aliased(Row)
    due = and_(earlier.state == State.READY, earlier.not_before <= _NOW)
    held_up = and_(earlier.state == State.READY, earlier.not_before > _NOW, earlier.attempts > 0)
    unsure = earlier.state == State.UNSURE

    def there_is(such: ColumnElement[bool]) -> ColumnElement[bool]:
        before = and_(earlier.recipient == Row.recipient, earlier.id < Row.id)
        return exists().where(before, such, _among(earlier, some=some))

    is_reply = Row.kind.in_(first)
    behind_a_reply = there_is(and_(held_up, earlier.kind.in_(first)))
    in_its_turn = and_(there_is(due), ~there_is(or_(unsure, held_up)))
    return or_(
        there_is(earlier.state == State.SENDING),
        and_(~is_reply, there_is(or_(due, held_up, unsure))),
        and_(is_reply, or_(behind_a_reply, in_its_turn)),
    )


def _among(row: type[Row], *, some: bool) -> ColumnElement[bool]:
    return row.kind.in_(bindparam("kinds", expanding=True)) if some else true()
