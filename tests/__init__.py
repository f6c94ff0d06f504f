"""The tests: conversations as people see them, and a mirror of the source."""
