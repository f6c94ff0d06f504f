"""Calendar files are read as they were meant, by a reader that did not write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.events import Audience, Event, EventState, EventType
from bot.files import calendar_file
from bot.files.calendar_file import Mailbox
from tests.bot.files.second_reader import File, read

KAREN, AISHA = Mailbox("Karen, Konsulent", "karen@demo.example"), Mailbox("Aisha Demo", "aisha@demo.example")
MADE = datetime(2026, 3, 2, 8, tzinfo=UTC)


def an_event(
    first: date, last: date | None = None, starts: time | None = None, ends: time | None = None, **more: Any
) -> Event:
    values = {
        "id": 7,
        "kind": EventType.STUDY_TRIP,
        "state": EventState.PUBLISHED,
        "title": "Tur til Søhuset; mød op, også når det regner – og det gør det på den her lange linje",
        "description": "Tag madpakke med.\nVi kører kl. 8.",
        "place": "Demohuset, sal 2",
        "link": "",
        "audience": Audience.ALL,
        "sequence": 0,
        "changed_at": MADE,
    }
    return Event(first_day=first, last_day=last or first, starts=starts, ends=ends, **{**values, **more})


def _invitation(event: Event) -> File:
    return read(calendar_file.invitation(event, KAREN, AISHA, event.sequence))


def test_an_invitation_asks_one_person_on_behalf_of_one_organiser() -> None:
    file = _invitation(an_event(date(2026, 3, 26), starts=time(10), ends=time(12)))
    (entry,) = file.events
    assert file.calendar.value("METHOD") == "REQUEST"
    assert entry.value("ORGANIZER") == "mailto:karen@demo.example"
    assert entry.params("ORGANIZER")["CN"] == "Karen, Konsulent"
    assert entry.value("ATTENDEE") == "mailto:aisha@demo.example"
    assert entry.text("SUMMARY").startswith("Tur til Søhuset; mød op, også")
    assert entry.text("DESCRIPTION") == "Tag madpakke med.\nVi kører kl. 8."
    assert entry.text("LOCATION") == "Demohuset, sal 2"
    assert entry.value("SEQUENCE") == "0"


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 1, 14), datetime(2026, 1, 14, 9, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 9, tzinfo=UTC)),  # the day before summer time
        (date(2026, 3, 29), datetime(2026, 3, 29, 8, tzinfo=UTC)),  # the clocks went forward in the night
        (date(2026, 10, 24), datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 9, tzinfo=UTC)),  # the clocks went back in the night
    ],
)
def test_ten_o_clock_is_ten_o_clock_in_copenhagen_all_year(day: date, start: datetime) -> None:
    file = _invitation(an_event(day, starts=time(10), ends=time(12)))
    (entry,) = file.events
    assert entry.params("DTSTART")["TZID"] == "Europe/Copenhagen"
    assert file.instant(entry, "DTSTART") == start
    assert file.instant(entry, "DTSTAMP") == MADE


def test_a_whole_day_ends_where_the_next_begins_and_has_no_hour() -> None:
    file = _invitation(an_event(date(2026, 3, 26)))
    (entry,) = file.events
    assert file.instant(entry, "DTSTART") == date(2026, 3, 26)
    assert file.instant(entry, "DTEND") == date(2026, 3, 27)


def test_a_trip_over_new_year_spans_both_years() -> None:
    file = _invitation(an_event(date(2026, 12, 30), date(2027, 1, 2)))
    (entry,) = file.events
    assert file.instant(entry, "DTSTART") == date(2026, 12, 30)
    assert file.instant(entry, "DTEND") == date(2027, 1, 3)


def test_a_trip_with_hours_over_the_night_the_clocks_change_keeps_its_wall_times() -> None:
    file = _invitation(an_event(date(2026, 3, 28), date(2026, 3, 30), time(8), time(16)))
    (entry,) = file.events
    assert file.instant(entry, "DTSTART") == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert file.instant(entry, "DTEND") == datetime(2026, 3, 30, 14, tzinfo=UTC)


def test_a_cancellation_has_the_same_uid_and_organiser_and_a_higher_sequence() -> None:
    event = an_event(date(2026, 3, 26), starts=time(10), ends=time(12))
    (before,) = _invitation(event).events
    event.state, event.sequence = EventState.CANCELLED, 1
    file = read(calendar_file.cancellation(event, KAREN, AISHA, event.sequence))
    (after,) = file.events
    assert file.calendar.value("METHOD") == "CANCEL"
    assert after.value("STATUS") == "CANCELLED"
    assert (after.value("UID"), after.value("ORGANIZER")) == (before.value("UID"), before.value("ORGANIZER"))
    assert int(after.value("SEQUENCE")) > int(before.value("SEQUENCE"))


def test_a_feed_names_no_attendee_and_shows_what_is_cancelled() -> None:
    events = [
        an_event(date(2026, 3, 26), starts=time(10)),
        an_event(date(2026, 4, 26), id=8, state=EventState.CANCELLED, sequence=1),
    ]
    file = read(calendar_file.feed(events, "Ressourcebot"))
    assert file.calendar.value("METHOD") == "PUBLISH"
    assert [entry.has("ATTENDEE") or entry.has("ORGANIZER") for entry in file.events] == [False, False]
    assert [entry.value("STATUS") for entry in file.events] == ["CONFIRMED", "CANCELLED"]


def test_an_empty_feed_is_still_a_calendar() -> None:
    assert read(calendar_file.feed([], "Ressourcebot")).events == []
