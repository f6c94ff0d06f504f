"""A second, strict reader of calendar files, written from RFC 5545 alone: it shares no code with what wrote them.

The zone's rules in the file are read by dateutil, so that a wrong VTIMEZONE gives a wrong instant.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from dateutil.tz import tzical

_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)', re.DOTALL
)


@dataclass
class Part:
    kind: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def value(self, name: str) -> str:
        found = [value for line, _, value in self.lines if line == name]
        assert len(found) == 1, f"{name} stands {len(found)} times"
        return found[0]

    def has(self, name: str) -> bool:
        return any(line == name for line, _, _ in self.lines)

    def params(self, name: str) -> dict[str, str]:
        return next(params for line, params, _ in self.lines if line == name)

    def text(self, name: str) -> str:
        return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], self.value(name))


@dataclass
class File:
    calendar: Part
    zones: tzical

    @property
    def events(self) -> list[Part]:
        return [part for part in self.calendar.parts if part.kind == "VEVENT"]

    def instant(self, event: Part, name: str) -> datetime | date:
        """A day, or the instant in UTC that the file's own zone makes of the wall time."""
        params, value = event.params(name), event.value(name)
        if params.get("VALUE") == "DATE":
            return datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date()
        if value.endswith("Z"):
            return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        wall = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=self.zones.get(params["TZID"]))
        return wall.astimezone(UTC)


def read(content: bytes) -> File:
    """Raises AssertionError for anything the standard does not allow."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n"), "every line ends in CRLF"
    assert "\n" not in text.replace("\r\n", ""), "no bare line feed"
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, f"a line of {len(line)} octets is not folded"
    lines = [_read_line(line) for line in text.replace("\r\n ", "").split("\r\n") if line]
    calendar = _build(lines)
    assert calendar.kind == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.has("PRODID")
    return File(calendar, tzical(io.StringIO(text.replace("\r\n ", "").replace("\r\n", "\n"))))


def _read_line(line: str) -> tuple[str, dict[str, str], str]:
    found = _LINE.fullmatch(line)
    assert found, f"not a content line: {line!r}"
    params = dict(re.findall(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)', found["params"]))
    return found["name"].upper(), {k.upper(): v.strip('"') for k, v in params.items()}, found["value"]


def _build(lines: list[tuple[str, dict[str, str], str]]) -> Part:
    root = Part("")
    open_parts = [root]
    for name, params, value in lines:
        if name == "BEGIN":
            part = Part(value)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            assert open_parts.pop().kind == value
        else:
            open_parts[-1].lines.append((name, params, value))
    assert len(open_parts) == 1
    assert len(root.parts) == 1
    return root.parts[0]
