"""When people are asked for a status: three years of days, with everything that moves them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import Session

from bot.clock import at_local, local
from bot.delivery.outbox import OutboxMessage
from bot.domain import absences, prompts, rhythm, updates, workdays
from bot.domain.prompts import StatusPrompt
from bot.domain.rhythm import Pace
from bot.domain.rules import Rules
from bot.migrations.tables import every_table
from scheduler import jobs
from scheduler import updates as timetable
from tests.bot.domain.network import Network

NOW = datetime(2026, 1, 1, 8, tzinfo=UTC)
KEPT = Rules(closing_days=frozenset({date(2026, 5, 15), date(2027, 5, 7)}))
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, 23, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    every_table().create_all(engine)
    with Session(engine, info={"rules": KEPT}) as session:
        yield session
    engine.dispose()


@pytest.fixture
def network(session: Session) -> Network:
    return Network(session)


def _days(session: Session, first: datetime = FIRST, last: datetime = LAST) -> list[date]:
    return [local(due.at).date() for due in prompts.planned_prompts(session, first, last)]


def _asked(network: Network, pace: Pace, anchor: date) -> list[date]:
    consultant = network.consultant()
    association = network.association(consultant)
    network.resource_person(association)
    rhythm.decide(network.session, association.id, pace, anchor)
    return _days(network.session)


@pytest.mark.parametrize("pace", [Pace.WEEKLY, Pace.FORTNIGHTLY, Pace.MONTHLY])
@pytest.mark.parametrize("weekday", range(7))
def test_in_three_years_nobody_is_asked_on_a_day_off(network: Network, pace: Pace, weekday: int):
    days = _asked(network, pace, date(2025, 12, 1) + timedelta(days=weekday))

    assert len(days) > {Pace.WEEKLY: 120, Pace.FORTNIGHTLY: 60, Pace.MONTHLY: 30}[pace]
    assert all(workdays.is_working_day(KEPT, d) and not workdays.is_summer_break(KEPT, d) for d in days)
    assert len(set(days)) == len(days)


@pytest.mark.parametrize(
    ("pointed", "asked"),
    [
        (date(2026, 3, 29), date(2026, 3, 30)),  # the Sunday when summer time begins
        (date(2026, 10, 25), date(2026, 10, 26)),  # and ends
        (date(2026, 4, 2), date(2026, 4, 7)),  # Maundy Thursday: after Easter Monday
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),  # week 53 to week 1
        (date(2026, 5, 1), date(2026, 5, 4)),  # 1 May, a holiday by custom
        (date(2026, 6, 5), date(2026, 6, 8)),
        (date(2026, 5, 14), date(2026, 5, 18)),  # Ascension, and the closing day after it
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_day_off_moves_the_question_to_the_next_working_day(network: Network, pointed: date, asked: date):
    assert asked in _asked(network, Pace.FORTNIGHTLY, pointed)


def test_every_second_week_stays_every_second_week_over_new_year(network: Network):
    days = _asked(network, Pace.FORTNIGHTLY, date(2026, 12, 14))

    assert days[:3] == [date(2026, 12, 14), date(2026, 12, 28), date(2027, 1, 11)]


def test_monthly_from_the_31st_is_the_last_day_of_shorter_months(network: Network):
    days = _asked(network, Pace.MONTHLY, date(2026, 1, 31))

    assert days[:4] == [date(2026, 2, 2), date(2026, 3, 2), date(2026, 3, 31), date(2026, 4, 30)]


def test_nobody_is_asked_in_the_summer_break_and_once_when_it_is_over(network: Network):
    days = [d for d in _asked(network, Pace.FORTNIGHTLY, date(2026, 6, 23)) if d < date(2026, 9, 1)]

    assert days == [date(2026, 6, 23), date(2026, 8, 10), date(2026, 8, 18)]


def test_off_is_off(network: Network):
    assert _asked(network, Pace.OFF, date(2026, 1, 6)) == []


def test_ten_o_clock_stays_ten_o_clock_all_year(network: Network):
    _asked(network, Pace.WEEKLY, date(2026, 1, 6))
    dues = prompts.planned_prompts(network.session, FIRST, LAST)

    assert {local(due.at).time() for due in dues} == {time(10)}


def test_each_has_an_hour_of_their_own_within_working_hours(network: Network):
    association = network.association(network.consultant())
    person = network.resource_person(association)
    rhythm.choose_hour(network.session, person, time(13, 30))

    assert {local(d.at).time() for d in prompts.planned_prompts(network.session, FIRST, LAST)} == {time(13, 30)}
    with pytest.raises(rhythm.OutsideHours):
        rhythm.choose_hour(network.session, person, time(20))


def test_two_people_on_one_post_share_one_prompt(network: Network):
    association = network.association(network.consultant())
    first, second = network.resource_person(association), network.resource_person(association, "Bo", primary=False)
    dues = prompts.planned_prompts(network.session, FIRST, LAST)

    assert {due.to for due in dues} == {(first.id, second.id)}
    assert len({due.key for due in dues}) == len(dues)


def test_while_one_of_two_is_away_the_other_is_asked(network: Network):
    association = network.association(network.consultant())
    first, second = network.resource_person(association), network.resource_person(association, "Bo", primary=False)
    absences.register(network.session, first, date(2026, 3, 1), date(2026, 3, 31), first, NOW)
    march = prompts.planned_prompts(network.session, *_month(2026, 3))

    assert {due.to for due in march} == {(second.id,)}


def test_nobody_is_asked_while_away_and_absence_ends_by_itself(network: Network):
    association = network.association(network.consultant())
    person = network.resource_person(association)
    absences.register(network.session, person, date(2026, 3, 2), date(2026, 3, 6), person, NOW)

    days = _days(network.session, *_month(2026, 3))

    assert days == [date(2026, 3, 9), date(2026, 3, 17), date(2026, 3, 31)]


def test_a_long_absence_skips_questions_instead_of_piling_them_up(network: Network):
    person = network.resource_person(network.association(network.consultant()))
    absences.register(network.session, person, date(2026, 3, 1), date(2026, 4, 12), person, NOW)

    days = _days(network.session, at_local(date(2026, 3, 1), time()), at_local(date(2026, 4, 30), time()))

    assert days == [date(2026, 4, 14), date(2026, 4, 28)]


def test_a_vacant_post_asks_nobody_and_tells_the_consultant_once(network: Network):
    consultant = network.consultant()
    association = network.association(consultant)
    network.leaves(network.resource_person(association), date(2026, 2, 28))

    assert _days(network.session) == []
    assert [d.to for d in prompts.planned_vacancies(network.session, FIRST, LAST)] == [(consultant.id,)]
    assert _run_every_day(network.session, 40)["post_vacant"] == 1


def test_a_new_vacancy_is_told_again(network: Network):
    association = network.association(network.consultant())
    network.leaves(network.resource_person(association), date(2026, 2, 1))
    _run_every_day(network.session, 20)
    second = network.resource_person(association, "Ny")
    network.leaves(second, date(2026, 1, 20))
    network.leaves(second, date(2026, 3, 1))

    assert _run_every_day(network.session, 40)["post_vacant"] == 2


def test_what_was_planned_is_what_is_sent(network: Network):
    association = network.association(network.consultant())
    person = network.resource_person(association)
    absences.register(network.session, person, date(2026, 1, 19), date(2026, 1, 23), person, NOW)
    end = NOW + timedelta(days=30)
    planned = prompts.planned_prompts(network.session, NOW, end) + prompts.planned_reminders(network.session, NOW, end)
    sent = _run_every_day(network.session, 30)

    assert sent["status_prompt"] + sent["status_reminder"] == len(planned)
    keys = set(network.session.scalars(select(OutboxMessage.key)))
    assert keys == {f"{due.key}:{person.id}" for due in planned}


def test_a_given_update_stops_the_reminder(network: Network):
    association = network.association(network.consultant())
    person = network.resource_person(association)
    _run_every_day(network.session, 6)
    prompt = network.session.scalars(select(StatusPrompt)).one()
    updates.nothing_new(network.session, person, "k", prompt.asked_at)

    assert _run_every_day(network.session, 13)["status_reminder"] == 0


@pytest.mark.parametrize(("given", "asked"), [(3, ["20/01 10:00"]), (2, ["06/01 10:00", "20/01 10:00"])])
def test_who_has_just_said_how_it_goes_is_not_asked_the_same(network: Network, given: int, asked: list[str]):
    person = network.resource_person(association := network.association(network.consultant()))
    moment = at_local(date(2026, 1, given), time(11))
    updates.nothing_new(network.session, person, "k", moment)
    planned = prompts.planned_prompts(network.session, moment, moment + timedelta(days=20))

    assert prompts.next_prompt(network.session, association, moment) == planned[0].at
    assert _run_every_day(network.session, 24)["status_reminder"] == len(asked)
    assert _asked_on(network.session) == asked
    assert len(planned) == len(asked)


def _asked_on(session: Session) -> list[str]:
    moments = select(OutboxMessage.not_before).where(OutboxMessage.kind == "status_prompt")
    return [local(at).strftime("%d/%m %H:%M") for at in session.scalars(moments.order_by(OutboxMessage.id))]


def test_who_comes_back_early_is_asked_what_was_put_off_and_reminded_two_days_after(network: Network):
    person = network.resource_person(network.association(network.consultant()))
    absence = absences.register(network.session, person, date(2026, 1, 5), date(2026, 1, 9), person, NOW)
    _run_every_day(network.session, 6)
    back = at_local(date(2026, 1, 8), time(13))
    with prompts.kept_up(network.session, person, back):
        absences.cancel(network.session, absence.id, person, back)
    (due,) = prompts.planned_reminders(network.session, back, back + timedelta(days=7))

    assert _asked_on(network.session) == ["08/01 13:00"]
    assert local(due.at).date() == date(2026, 1, 12)
    assert prompts.planned_prompts(network.session, back, back + timedelta(days=10)) == []


def test_an_hour_moved_to_one_that_has_passed_loses_no_question(network: Network):
    person = network.resource_person(network.association(network.consultant()))
    rhythm.choose_hour(network.session, person, time(14))
    noon = at_local(date(2026, 1, 6), time(12))
    for hour in (9, 15):
        with prompts.kept_up(network.session, person, noon):
            rhythm.choose_hour(network.session, person, time(hour))

    assert _asked_on(network.session) == ["06/01 12:00"]


def test_the_clock_looks_quickly(network: Network):
    consultant = network.consultant()
    for _ in range(21):
        network.resource_person(network.association(consultant))
    network.session.commit()
    statements: list[str] = []
    _listen(network.session, statements)
    prompts.planned_prompts(network.session, NOW, NOW + timedelta(seconds=20))

    assert len(statements) <= 6


def _month(year: int, month: int) -> tuple[datetime, datetime]:
    return at_local(date(year, month, 1), time()), at_local(date(year, month, 28) + timedelta(days=4), time())


def _run_every_day(session: Session, days: int) -> dict[str, int]:
    """The timetable, looked at each morning and afternoon from the first of January."""
    for day in range(days + 1):
        for hour in (8, 12):
            for job in timetable.JOBS[:3]:
                jobs.run(session, job, NOW.replace(hour=hour) + timedelta(days=day))
    kinds = list(session.scalars(select(OutboxMessage.kind)))
    return {kind: kinds.count(kind) for kind in ("status_prompt", "status_reminder", "post_vacant")}


def _listen(session: Session, statements: list[str]) -> None:
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: statements.append(args[2]))
