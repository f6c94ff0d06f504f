"""When it is decent to write to somebody: working hours on a working day when that person is not away."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from bot import clock
from bot.domain import absences, rules, workdays
from bot.domain.rules import Rules

_MORNING = time(9)
_LOOK_AHEAD = 400  # days; whoever is away longer hears it when they are back anyway


def is_good(kept: Rules, moment: datetime) -> bool:
    here = clock.local(moment)
    return workdays.is_working_day(kept, here.date()) and kept.day_starts <= here.time() <= kept.day_ends


def soonest(kept: Rules, moment: datetime) -> datetime:
    """That moment, or else when the next working day starts."""
    here = clock.local(moment)
    if is_good(kept, moment):
        return moment
    early = workdays.is_working_day(kept, here.date()) and here.time() < kept.day_starts
    day = here.date() if early else workdays.next_working_day(kept, here.date())
    return clock.at_local(day, kept.day_starts)


def soonest_for(session: Session, person_id: int, moment: datetime) -> datetime:
    """The same for one person: not before they are back."""
    kept = rules.of(session)
    good = soonest(kept, moment)
    for _ in range(_LOOK_AHEAD):
        day = clock.local(good).date()
        if not absences.is_away(session, person_id, day):
            break
        good = clock.at_local(workdays.next_working_day(kept, day), kept.day_starts)
    return good


def one_working_day_later(kept: Rules, moment: datetime) -> datetime:
    here = clock.local(moment)
    return clock.at_local(workdays.next_working_day(kept, here.date()), here.time())


def morning_of(kept: Rules, day: date) -> datetime:
    """In the morning of that day, or of the last working day before it."""
    working = day if workdays.is_working_day(kept, day) else workdays.previous_working_day(kept, day)
    return clock.at_local(working, _morning(kept))


def morning_from(kept: Rules, day: date) -> datetime:
    """In the morning of that day, or of the next working day after it."""
    working = day if workdays.is_working_day(kept, day) else workdays.next_working_day(kept, day)
    return clock.at_local(working, _morning(kept))


def morning_before(kept: Rules, day: date) -> datetime:
    """In the morning of the last working day before that day."""
    return clock.at_local(workdays.previous_working_day(kept, day), _morning(kept))


def _morning(kept: Rules) -> time:
    """Nine o'clock, or later where the day starts later."""
    return max(_MORNING, kept.day_starts)
