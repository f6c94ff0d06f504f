"""On which days each association is asked: where its rhythm points, moved to a day when somebody is there.

Read once, then only counted: the clock asks several times a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.domain import absences, associations, people, rhythm, rules, workdays
from bot.domain.associations import Association
from bot.domain.people import Role
from bot.domain.rhythm import OwnHour, Rhythm
from bot.domain.rules import Rules

LONGEST_STEP = timedelta(days=31)
REACH = timedelta(days=62)  # how far a day may be moved: through the summer break, and a holiday after it

Away = Sequence[tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Post:
    """Who holds it, primary contact first, each with their own hour and the spans they are away."""

    association: Association
    rhythm: Rhythm
    hours: dict[int, time]
    away: dict[int, Away]

    def there(self, day: date) -> tuple[int, ...]:
        return tuple(p for p in self.hours if not any(first <= day <= last for first, last in self.away.get(p, ())))


@dataclass(frozen=True, slots=True)
class Planned:
    """`day`: what the rhythm said. `at`, `to`: when it is asked, and whom; a vacant post has nobody."""

    post: Post
    day: date
    at: datetime
    to: tuple[int, ...]


def posts(session: Session, day: date) -> list[Post]:
    own = {r.association_id: r for r in session.scalars(select(Rhythm))}
    kept = rules.of(session)
    chosen = {row.person_id: row.hour for row in session.scalars(select(OwnHour))}
    away = _away(session)
    staff: dict[int, dict[int, time]] = defaultdict(dict)
    for person in sorted(people.present(session, Role.RESOURCE_PERSON), key=lambda p: not p.primary_contact):
        if person.association_id:
            staff[person.association_id][person.id] = rhythm.fitting(kept, chosen.get(person.id, rhythm.USUAL_HOUR))
    return [
        Post(a, own.get(a.id) or rhythm.usual(a.id), dict(staff[a.id]), away)
        for a in associations.running(session, day)
    ]


def planned(session: Session, start: datetime, end: datetime) -> Iterator[Planned]:
    """All that fall between a little before `start` and `end`; whoever asks cuts to the moment."""
    for post in posts(session, local(end).date()):
        yield from of_post(rules.of(session), post, start, end)


def of_post(kept: Rules, post: Post, start: datetime, end: datetime) -> Iterator[Planned]:
    """Each pointed-at day moved to a good one, unless it would come nearer to the next."""
    first, last = local(start - REACH).date(), local(end).date()
    pointed = list(rhythm.days(post.rhythm, first, last + LONGEST_STEP))
    for day, following in zip_longest(pointed, pointed[1:]):
        good = first_good(kept, post, day) if day <= last else None
        if good is None or good < local(start).date():
            continue
        if following is None or 2 * (following - good) >= following - day:
            to = post.there(good)
            hour = post.hours[to[0]] if to else rhythm.USUAL_HOUR
            yield Planned(post, day, at_local(good, hour), to)


def first_good(kept: Rules, post: Post, day: date) -> date | None:
    """The first working day from `day` on, outside the summer break, when one of them is there. None: not in reach."""
    for offset in range(REACH.days):
        candidate = day + timedelta(days=offset)
        if not workdays.is_working_day(kept, candidate) or workdays.is_summer_break(kept, candidate):
            continue
        if not post.hours or post.there(candidate):
            return candidate
    return None


def _away(session: Session) -> dict[int, Away]:
    spans: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for absence in absences.all_standing(session):
        spans[absence.person_id].append((absence.first_day, absence.last_day or date.max))
    return dict(spans)
