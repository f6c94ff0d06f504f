"""Named places where a test can let the process die at once, to show that nothing is lost or doubled.

Does nothing unless FAILPOINT=name:n is set: then the n-th time `name` is reached is the last.
"""

from __future__ import annotations

import os
from collections import Counter

_KILLED = 9
_reached: Counter[str] = Counter()


def reached(name: str) -> None:
    wanted, _, number = os.environ.get("FAILPOINT", "").partition(":")
    if wanted != name:
        return
    _reached[name] += 1
    if _reached[name] == int(number or 1):
        os._exit(_KILLED)
