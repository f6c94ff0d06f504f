"""Words by which a follow-up leans on what was said before it. Folded: æ, ø, å as ae, oe, aa."""

from __future__ import annotations

import re

from knowledge.danish.letters import words

OPENERS = re.compile(
    r"^(?:og|men|ok|okay|aha|naa|hvad med|hvad saa|hvad hvis|hvad nu|gaelder det|ogsaa|hvorfor|hvordan det|hvem saa|"
    r"hvornaar saa|saa|det samme|samme|uddyb|fortael mere|mere|kan du uddybe|er det ogsaa|hvor mange saa)\b"
)
POINTERS = frozenset({"det", "den", "de", "dem", "dette", "disse", "ham", "hende", "hun", "han", "dertil", "derfor"})
BACKWARDS = frozenset(words("hvad med også gælder samme mere uddyb uddybe fortæl mener betyder så altså"))
