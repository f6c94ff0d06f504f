"""What the page asks and does, as JSON under /demo/: the same people, screens and acts the tests use."""
