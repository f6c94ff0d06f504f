"""Time passes: the timetable."""
