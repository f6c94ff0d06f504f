"""Files people can keep: calendars, workbooks, Word. Pure."""
