"""An event as a file every calendar can read: an invitation, its cancellation, and a feed to subscribe to.

Times are wall times in Europe/Copenhagen with the zone's rules in the file, so that ten o'clock stays ten o'clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Timezone, vCalAddress
from icalendar import Event as Entry

from bot.clock import COPENHAGEN
from bot.domain.events import Event, EventState

PRODUCT = "-//Ressourcebot//Arrangementer//DA"
TYPE = "text/calendar; charset=utf-8"

_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""As a rule and not as a list of dates, which icalendar would write: some readers take no list (python-vobject)."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    name: str
    email: str


def invitation(event: Event, organiser: Mailbox, attendee: Mailbox, version: int) -> bytes:
    """METHOD:REQUEST; sent again with a higher SEQUENCE when time or place changed."""
    return _addressed(event, "REQUEST", organiser, attendee, version)


def cancellation(event: Event, organiser: Mailbox, attendee: Mailbox, version: int) -> bytes:
    """METHOD:CANCEL with the same UID and organiser and a higher SEQUENCE: else calendars keep the event.

    STATUS says it too, also to one who only left: what opens the file by hand looks there and not at METHOD.
    """
    return _addressed(event, "CANCEL", organiser, attendee, version)


def feed(events: Iterable[Event], title: str) -> bytes:
    """METHOD:PUBLISH. Names no attendee: a feed that does is taken for a pile of invitations."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", title)
    for event in events:
        calendar.add_component(_entry(event, event.sequence, off=event.state == EventState.CANCELLED))
    return _written(calendar)


def name(event: Event) -> str:
    return f"arrangement-{event.id}.ics"


def _addressed(event: Event, method: str, organiser: Mailbox, attendee: Mailbox, version: int) -> bytes:
    entry = _entry(event, version, off=method == "CANCEL")
    entry.add("organizer", _address(organiser))
    person = _address(attendee)
    person.params["partstat"] = "ACCEPTED" if method == "REQUEST" else "NEEDS-ACTION"
    entry.add("attendee", person)
    calendar = _calendar(method)
    calendar.add_component(entry)
    return _written(calendar)


def _entry(event: Event, version: int, *, off: bool) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", version)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("summary", event.title)
    _add_times(entry, event)
    if event.place:
        entry.add("location", event.place)
    words = "\n".join(text for text in (event.description, event.link) if text)
    if words:
        entry.add("description", words)
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    return entry


def _add_times(entry: Entry, event: Event) -> None:
    """A day's end is the day after it: DTEND is the first moment that is no longer in it."""
    when = event.when
    if when.starts is None:
        entry.add("dtstart", when.first_day)
        entry.add("dtend", when.last_day + timedelta(days=1))
        return
    entry.add("dtstart", _wall(when.first_day, when.starts))
    if when.ends is not None:
        entry.add("dtend", _wall(when.last_day, when.ends))
    elif when.several_days:
        entry.add("dtend", _wall(when.last_day + timedelta(days=1), time()))


def _wall(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, COPENHAGEN)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(_ZONE))
    return calendar


def _written(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())


def _address(mailbox: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox.email}")
    address.params["cn"] = mailbox.name
    return address
