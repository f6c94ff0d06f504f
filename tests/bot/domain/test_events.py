"""Events as rules: who is invited, what a change does, who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.clock import MovableClock
from bot.database import Sessions
from bot.delivery.outbox import OutboxMessage
from bot.domain import audit, event_questions, events, publishing, replies, replying
from bot.domain.events import Audience, AudienceEmpty, DeadlineAfterStart, EventState, EventType, ImpossibleTime
from bot.domain.people import Role
from bot.domain.publishing import CapacityBelowBooked, OutsideWorkingHours
from bot.domain.replies import Choice, Seat
from bot.domain.replying import EventIsCancelled, EventIsOver
from bot.domain.when import When
from bot.errors import NotAllowed
from tests.bot.domain.gatherings import announced, details, network, put, reply_of

BEFORE_THE_DEADLINE = datetime(2026, 3, 20, 22, 59, 59, tzinfo=UTC)  # 23.59.59 in Copenhagen


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as opened:
        yield opened


def test_everybody_an_event_is_for_is_told_once(session: Session, clock: MovableClock) -> None:
    made = network(session, places=3)
    event = announced(session, made, clock())
    recipients = [recipient for recipient, _ in put(session, "event_invitation")]
    assert recipients == [p.slack_id for p in made.resource_persons]
    publishing.change(session, event.id, details(title="Netværksmøde!"), made.consultant, clock())
    assert len(put(session, "event_invitation")) == 3


def test_part_of_the_network_is_invited_without_a_post_in_the_channel(session: Session, clock: MovableClock) -> None:
    made = network(session, places=3)
    made.associations[1].get2sport = True
    event = announced(session, made, clock(), audience=Audience.GET2SPORT)
    assert [r.person_id for r in replies.of(session, event.id)] == [made.resource_persons[1].id]
    assert not event.in_channel


def test_chosen_associations_can_be_asked_with_their_boards(session: Session, clock: MovableClock) -> None:
    made = network(session, places=2, each=1)
    made.resource_persons[1].role = Role.BOARD_CONTACT
    made.resource_persons[1].association_id = made.associations[0].id
    wanted = details(
        audience=Audience.CHOSEN,
        association_ids=(made.associations[0].id,),
        roles=(Role.RESOURCE_PERSON, Role.BOARD_CONTACT),
    )
    event = publishing.draft(session, wanted, made.consultant, clock())
    assert len(events.audience(session, event, date(2026, 3, 2))) == 2


def test_an_event_for_nobody_is_not_announced(session: Session, clock: MovableClock) -> None:
    made = network(session, places=1)
    event = publishing.draft(session, details(audience=Audience.EXTENDED), made.consultant, clock())
    with pytest.raises(AudienceEmpty):
        publishing.publish(session, event.id, made.consultant, clock())


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"when": When(date(2026, 3, 26), date(2026, 3, 25))}, ImpossibleTime),
        ({"when": When(date(2026, 3, 26), date(2026, 3, 26), time(12), time(10))}, ImpossibleTime),
        ({"reply_by": date(2026, 3, 27)}, DeadlineAfterStart),
        ({"audience": Audience.CHOSEN}, AudienceEmpty),
    ],
)
def test_what_does_not_fit_together_is_refused(
    session: Session, clock: MovableClock, wrong: dict[str, object], refusal: type[Exception]
) -> None:
    made = network(session, places=1)
    with pytest.raises(refusal):
        publishing.draft(session, details(**wrong), made.consultant, clock())


def test_resource_persons_make_no_events(session: Session, clock: MovableClock) -> None:
    made = network(session)
    with pytest.raises(NotAllowed):
        publishing.draft(session, details(), made.resource_persons[0], clock())


def test_an_answer_in_the_last_second_of_the_last_day_is_in_time_and_a_later_one_counts_too(
    session: Session, clock: MovableClock
) -> None:
    made = network(session)
    event = announced(session, made, clock(), reply_by=date(2026, 3, 20))
    first, second, _ = made.resource_persons
    assert not replying.answer(session, event.id, first, Choice.YES, BEFORE_THE_DEADLINE).late
    late = replying.answer(session, event.id, second, Choice.YES, BEFORE_THE_DEADLINE + timedelta(seconds=1))
    assert (late.late, late.seat) == (True, Seat.TAKEN)


def test_nobody_answers_once_it_has_begun_or_is_cancelled(session: Session, clock: MovableClock) -> None:
    made = network(session)
    event = announced(session, made, clock())
    with pytest.raises(EventIsOver):
        replying.answer(session, event.id, made.resource_persons[0], Choice.YES, event.when.starts_at)
    publishing.cancel(session, event.id, made.consultant, clock())
    with pytest.raises(EventIsCancelled):
        replying.answer(session, event.id, made.resource_persons[0], Choice.YES, clock())


def test_a_new_place_asks_again_and_raises_the_sequence_and_a_typo_does_neither(
    session: Session, clock: MovableClock
) -> None:
    made = network(session)
    event = announced(session, made, clock())
    person = made.resource_persons[0]
    replying.answer(session, event.id, person, Choice.YES, clock())
    assert not publishing.change(session, event.id, details(title="Netværksmøde 2"), made.consultant, clock())
    assert (event.sequence, reply_of(session, event, person).asked_again) == (0, False)
    assert publishing.change(session, event.id, details(place="Andetsteds"), made.consultant, clock())
    reply = reply_of(session, event, person)
    assert (event.sequence, reply.asked_again, reply.seat) == (1, True, Seat.TAKEN)
    replying.answer(session, event.id, person, Choice.YES, clock())
    assert not reply_of(session, event, person).asked_again


def test_seats_cannot_be_fewer_than_those_taken(session: Session, clock: MovableClock) -> None:
    made = network(session)
    event = announced(session, made, clock(), seats=3)
    for person in made.resource_persons[:2]:
        replying.answer(session, event.id, person, Choice.YES, clock())
    with pytest.raises(CapacityBelowBooked) as refusal:
        publishing.change(session, event.id, details(seats=1), made.consultant, clock())
    assert refusal.value.booked == 2


def test_a_cancelled_event_keeps_its_list(session: Session, clock: MovableClock) -> None:
    made = network(session)
    event = announced(session, made, clock())
    replying.answer(session, event.id, made.resource_persons[0], Choice.YES, clock())
    publishing.cancel(session, event.id, made.consultant, clock())
    assert (event.state, event.sequence) == (EventState.CANCELLED, 1)
    assert reply_of(session, event, made.resource_persons[0]).seat == Seat.TAKEN
    assert len(put(session, "event_cancelled")) == 3


def test_answering_for_somebody_is_written_down(session: Session, clock: MovableClock) -> None:
    made = network(session)
    event = announced(session, made, clock())
    person = made.resource_persons[0]
    reply = replying.answer(session, event.id, person, Choice.YES, clock(), by=made.consultant)
    (row,) = audit.about(session, f"reply:{reply.id}")
    assert (row.person_id, row.action) == (made.consultant.id, "answered_for")
    with pytest.raises(NotAllowed):
        replying.answer(session, event.id, person, Choice.NO, clock(), by=made.resource_persons[1])


def test_a_second_person_waits_while_another_association_may_still_come(session: Session, clock: MovableClock) -> None:
    made = network(session, places=2, each=2)
    event = announced(session, made, clock(), seats=2, one_each=True, reply_by=date(2026, 3, 20))
    first, colleague, other, other_colleague = made.resource_persons
    assert replying.answer(session, event.id, first, Choice.YES, clock()).seat == Seat.TAKEN
    assert replying.answer(session, event.id, colleague, Choice.YES, clock()).seat == Seat.WAITING
    replying.answer(session, event.id, other, Choice.NO, clock())
    assert reply_of(session, event, colleague).seat == Seat.WAITING
    replying.answer(session, event.id, other_colleague, Choice.NO, clock())
    assert reply_of(session, event, colleague).seat == Seat.OFFERED


def test_a_freed_seat_is_offered_to_the_one_who_has_waited_longest_and_rejoining_goes_last(
    session: Session, clock: MovableClock
) -> None:
    made = network(session, places=4)
    event = announced(session, made, clock(), seats=1)
    first, second, third, fourth = made.resource_persons
    for person in (first, second, third, fourth):
        replying.answer(session, event.id, person, Choice.YES, clock())
    replying.answer(session, event.id, second, Choice.NO, clock())
    replying.answer(session, event.id, second, Choice.YES, clock())
    assert [r.person_id for r in replying.in_line(session, event)] == [third.id, fourth.id, second.id]
    replying.answer(session, event.id, first, Choice.NO, clock())
    reply = reply_of(session, event, third)
    assert reply.seat == Seat.OFFERED
    replying.decline_offer(session, reply.id, third, clock())
    assert reply_of(session, event, fourth).seat == Seat.OFFERED


def test_a_message_at_night_waits_for_the_morning(session: Session, clock: MovableClock) -> None:
    made = network(session, places=1)
    clock.move_to(datetime(2026, 3, 6, 22, tzinfo=UTC))  # a Friday night
    event = publishing.draft(session, details(), made.consultant, clock())
    with pytest.raises(OutsideWorkingHours):
        publishing.schedule(session, event.id, datetime(2026, 3, 7, 9, tzinfo=UTC), made.consultant, clock())
    publishing.publish(session, event.id, made.consultant, clock())
    row = session.query(OutboxMessage).filter_by(kind="event_invitation").one()
    assert row.not_before == datetime(2026, 3, 9, 7, tzinfo=UTC)  # Monday at eight


def test_diet_is_for_the_organiser_only_and_goes(session: Session, clock: MovableClock) -> None:
    made = network(session)
    event = announced(session, made, clock(), kind=EventType.STUDY_TRIP)
    event_questions.ask(session, event, (("Kost", True), ("Bus?", False)))
    diet, bus = event_questions.of(session, event.id)
    event_questions.save(session, event.id, made.resource_persons[0], {diet.id: "Ingen nødder", bus.id: "Ja"})
    other = made.resource_persons[1]
    other.role = Role.CONSULTANT
    assert [q.label for q, _ in event_questions.seen_by(session, event, made.consultant)] == ["Kost", "Bus?"]
    assert [q.label for q, _ in event_questions.seen_by(session, event, other)] == ["Bus?"]
    assert event_questions.seen_by(session, event, made.resource_persons[2]) == []
    (due,) = event_questions.planned_purges(session, clock(), clock() + timedelta(days=60))
    assert due.at.date() == date(2026, 4, 10)
    assert event_questions.purge(session, event.id) == 1
    left = event_questions.seen_by(session, event, made.consultant)
    assert [[a.text for a in answers] for _, answers in left] == [[], ["Ja"]]
