"""Who is next when there is a seat: in the order people came, one seat per association before second persons."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.domain.events import Event
from bot.domain.replies import Choice, Reply, Seat


def booked(rows: list[Reply]) -> int:
    """Taken or held for somebody."""
    return sum(r.holds_seat for r in rows)


def free(event: Event, rows: list[Reply]) -> int:
    """Without a limit there is one for everybody."""
    return len(rows) if event.seats is None else max(0, event.seats - booked(rows))


def waiting_list(event: Event, rows: list[Reply]) -> list[Reply]:
    """Everybody who waits, in the order they will be asked."""
    firsts, seconds = _split(event, rows)
    return firsts + seconds


def next_ones(event: Event, rows: list[Reply], now: datetime, away: Collection[int] = ()) -> list[Reply]:
    """Those who should have a seat now: the first in line, as many as there are seats for.

    People who are away keep their place and are passed over until they are back: an offer would run out unread.
    Second persons get what is left when every association that still may come has a seat set aside.
    """
    firsts, seconds = _split(event, rows)
    seats = free(event, rows)
    ready = [r for r in firsts if r.person_id not in away]
    left = seats - len(firsts) - _set_aside(event, rows, firsts, now)
    return ready[:seats] + [r for r in seconds if r.person_id not in away][: max(0, left)]


def _split(event: Event, rows: list[Reply]) -> tuple[list[Reply], list[Reply]]:
    """(first of an association without a seat, all others), each in the order they came."""
    line = sorted((r for r in rows if r.seat == Seat.WAITING), key=lambda r: r.queue_no)
    if not event.one_each:
        return line, []
    seated = {r.association_id for r in rows if r.holds_seat}
    firsts: list[Reply] = []
    seconds: list[Reply] = []
    for row in line:
        (seconds if row.association_id is not None and row.association_id in seated else firsts).append(row)
        seated.add(row.association_id)
    return firsts, seconds


def _set_aside(event: Event, rows: list[Reply], firsts: list[Reply], now: datetime) -> int:
    """Associations that may still want their first seat: somebody there has not said yes or no, and may in time.

    One where everybody said no holds nothing back; should they change their mind, they queue like others.
    """
    if not event.one_each or now > event.deadline:
        return 0
    settled = {r.association_id for r in rows if r.holds_seat} | {r.association_id for r in firsts} | {None}
    return len({r.association_id for r in rows if r.choice in {Choice.NONE, Choice.MAYBE}} - settled)
