"""A person acts: the table of everything a person can say or press."""
