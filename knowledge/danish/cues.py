"""Small words that say what a text asks for or leans on: the past, a kind of partnership, one's own, what stood before.

Those a question is searched for are folded: æ, ø, å as ae, oe, aa.
"""

from __future__ import annotations

import re

PAST = re.compile(r"\b(?:foer|foerhen|tidligere|gamle?|gammel|dengang|oprindelig\w*|historie\w*|engang|udloeb)\b")
EXTENDED = re.compile(r"\b(?:udvidet|udvidede)\b")
STANDARD = re.compile(r"\b(?:standard\w*|almindelig\w* partnerskab\w*)\b")

_WHERE = r"hvor(?! (?:mange|meget|ofte|tit|laenge|stor\w*|gamm\w*)\b)"
A_TIME_A_PERSON_OR_ONES_OWN = re.compile(
    r"^(?:og |men |saa )?(?:ved du |kan du (?:sige|fortaelle) (?:mig )?)?"
    rf"(?:hvornaar|hvem|hvad tid|hvilken (?:dag|dato)|{_WHERE})\b"
    r"|\b(?:min|mit|mine|vores|naeste|kommende|deadline|frist|fristen|dato|datoen|tilmeldt)\b"
    r"|\b(?:i dag|i morgen|i naeste uge|denne uge)\b"
)

LEANS_BACK = ("det ", "den ", "de ", "han ", "hun ", "dog ", "men ", "derfor ", "samtidig ", "så ", "dette ")
GOES_ON = ("og", "eller")
