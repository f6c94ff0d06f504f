"""The language part: how Danish words are cut, joined and compared."""
