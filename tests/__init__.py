"""The tests: conversations as people see them, and a mirror of the source."""

from datetime import UTC, datetime

MONDAY_MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # nine o'clock in Copenhagen
