"""Who comes to an event and who waits, in order; for consultants what they wrote, and which associations were there."""

from __future__ import annotations

from bot.domain import attendance, event_questions, events, people, replies, replying
from bot.domain.associations import Association
from bot.domain.events import Event
from bot.domain.replies import Choice, Reply, Seat
from bot.texts import event_forms as texts
from bot.views import event_lists
from bot.views.event_lists import Names
from handlers.acts import Act, Open
from handlers.acts import Reply as Answered


def show(act: Act) -> Answered:
    event = events.get(act.session, act.number())
    replies.must_see(act.session, event, act.person, act.now)
    return Open(event_lists.names_page(event, _names(act, event), consultant=act.person.is_consultant))


def _names(act: Act, event: Event) -> Names:
    session = act.session
    rows = replies.of(session, event.id)
    order = sorted(rows, key=lambda r: (r.queue_no, r.id))

    def called(seat: Seat | None = None, choice: Choice | None = None) -> list[str]:
        meant = [r for r in order if (seat is None or r.seat == seat) and (choice is None or r.choice == choice)]
        return [people.get(session, r.person_id).name for r in meant]

    line = [people.get(session, r.person_id).name for r in replying.in_line(session, event)]
    return Names(
        coming=called(seat=Seat.TAKEN),
        maybe=called(choice=Choice.MAYBE),
        offered=called(seat=Seat.OFFERED),
        waiting=line,
        declined=called(choice=Choice.NO),
        silent=called(choice=Choice.NONE),
        present=_associations(act, event, were_there=True),
        absent=_associations(act, event, were_there=False),
        notes=_notes(act, event, rows),
    )


def _associations(act: Act, event: Event, *, were_there: bool) -> list[str]:
    """By association and not by person, once somebody has said who was there."""
    told = attendance.by_association(act.session, event)
    return sorted(act.session.get_one(Association, key).name for key, was in told.items() if was is were_there)


def _notes(act: Act, event: Event, rows: list[Reply]) -> list[tuple[str, list[tuple[str, str]]]]:
    session = act.session
    said = [(people.get(session, r.person_id).name, r.comment) for r in rows if r.comment]
    asked = event_questions.seen_by(session, event, act.person)
    notes = [(q.label, [(people.get(session, a.person_id).name, a.text) for a in answers]) for q, answers in asked]
    return [(heading, words) for heading, words in [(texts.COMMENT_LABEL, said), *notes] if words]
