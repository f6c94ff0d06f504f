"""Days and hours as they are said in Danish."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_date

from bot.clock import local
from bot.domain.when import When


def day(when: date) -> str:
    return format_date(when, "EEEE 'den' d. MMMM y", locale="da")


def short_day(when: date) -> str:
    return format_date(when, "EEE d. MMM", locale="da")


def hour(when: time) -> str:
    return f"{when.hour}.{when.minute:02}"


def moment(when: datetime) -> str:
    here = local(when)
    return f"{day(here.date())} kl. {hour(here.time())}"


def span(when: When) -> str:
    """One line for any event: an hour, some hours, a day, or several days, also over New Year."""
    if when.several_days:
        return f"{_edge(when.first_day, when.starts)} til {_edge(when.last_day, when.ends)}"
    if when.starts is None:
        return f"{day(when.first_day)}, hele dagen"
    if when.ends is None:
        return f"{day(when.first_day)} kl. {hour(when.starts)}"
    return f"{day(when.first_day)} kl. {hour(when.starts)}-{hour(when.ends)}"


def short_span(when: When) -> str:
    """For a button or a list: at most some forty characters."""
    if when.several_days:
        return f"{short_day(when.first_day)} til {short_day(when.last_day)}"
    if when.starts is None:
        return short_day(when.first_day)
    end = f"-{hour(when.ends)}" if when.ends else ""
    return f"{short_day(when.first_day)} kl. {hour(when.starts)}{end}"


def _edge(when: date, clock_time: time | None) -> str:
    return f"{day(when)} kl. {hour(clock_time)}" if clock_time else day(when)


def kept_for(days: int) -> str:
    years, rest = divmod(days, 365)
    if years and not rest:
        return "et år" if years == 1 else f"{years} år"
    return f"{days} dage"
