"""Small Danish words that turn a sentence into another: numbers, months, not and only, must and may, all and some.

The verifier holds a claim against its source by these. Words are folded as `letters.words` folds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def _in_order(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NUMBERS: Mapping[str, float] = {
    "nul": 0, "halvanden": 1.5, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19, "tyve": 20, "enogtyve": 21, "femogtyve": 25, "tredive": 30, "femogtredive": 35,
    "syvogtredive": 37, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90,
    "hundrede": 100, "tusind": 1_000, "tusinde": 1_000, "million": 1_000_000,
    "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10,
    "begge": 2, "treaarig": 3, "treaarige": 3, "toaarig": 2, "toaarige": 2, "femaarig": 5, "femaarige": 5,
    "fireaarig": 4, "fireaarige": 4, "halvdelen": 0.5, "halv": 0.5, "halve": 0.5, "dobbelt": 2, "dobbelte": 2,
}  # fmt: skip
MONTHS = _in_order("januar februar marts april maj juni juli august september oktober november december")
WEEKDAYS = _set("mandag tirsdag onsdag torsdag fredag loerdag soendag")
NOT = _set("ikke ingen intet aldrig uden hverken naeppe not no never none")
ONLY = _set("kun udelukkende alene blot medmindre undtagen bortset only unless except")
MUST = _set(
    "skal skulle pligt pligter krav kraever kraeves paakraevet obligatorisk obligatoriske forpligtet forpligter "
    "noedt noedvendig noedvendigt must required"
)
SHOULD = _set("boer burde anbefaler anbefales anbefalet opfordrer opfordres oensker oenskes oensket helst should")
MAY = _set("kan kunne maa mulighed muligheder muligt frivilligt valgfrit valgfri eventuelt evt may can")
WHOLE = _set("hele hel helt")
ALL = _set("alle altid hver enhver ethvert samtlige overalt al all always every everyone")
SOME = _set("nogle enkelte visse ofte oftest normalt typisk sjaeldent delvist udgangspunkt regel some often usually")
IF = _set("hvis saafremt medmindre if unless")
CONDITION = IF | _set("naar ved efter")
PAST = _set("var tidligere gjaldt foer dengang indtil udloeb udloebet fik havde blev ophoerte skulle kunne hed laa")
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (_set(one), _set(other))
    for one, other in (
        ("mindst minimum", "hoejst maksimalt maksimum"),
        ("foer inden", "efter"),
        ("over", "under"),
        ("flere stiger oeget oeges stigende vokser", "faerre falder saenket saenkes faldende"),
        ("tilladt tillader", "forbudt forbyder"),
        ("obligatorisk obligatoriske", "frivilligt valgfri valgfrit"),
        ("foerste", "sidste"),
        ("uden", "med"),
        ("gratis", "betaler koster pris"),
        ("midlertidig midlertidige", "varig varige permanent permanente"),
        ("aaben aabent aabne", "lukket lukkede"),
        ("standard", "udvidet udvidede"),
        ("godkender godkendes godkendt", "afviser afvises afvist"),
    )
)
ACTORS: Mapping[str, tuple[str, ...]] = {  # who does something to whom: the words for each, without their endings
    "resource_person": ("ressourceperson", "du", "dig"),
    "association": ("forening", "klub"),
    "municipality": ("forvaltning", "kommune", "kff", "fritidsforvaltning", "koebenhavns kommune"),
    "consultant": ("konsulent", "kontaktperson"),
    "board": ("bestyrelse", "bestyrelsesmedlem"),
    "volunteer": ("frivillig",),
    "trainer": ("traener",),
    "parent": ("foraeldre", "foraelder"),
    "committee": ("udvalg", "kfu", "fritidsudvalg"),
    "sport": ("dif", "get2sport"),
    "school": ("skole",),
}
ENDINGS = _set("s en ens er ers erne ernes e es ne nes n ns t ts et ets r rs rne rnes") | {""}
OWN = _set("din dit dine")  # whose it is, not who does it
LISTENER = "resource_person"  # an answer may say "du" where the source names nobody
TOLD_BY_SEVERAL = _set("flere steder melder naevner fortaeller skriver oplever gaar igen")
CLAUSE = re.compile(r"\n|(?<=[.!?])\s+(?=[A-ZÆØÅ])|[,;:]\s|\s(?:og|eller|mens|men|samt|hvorimod)\s|\s[–—-]\s")
BY_ORDER = _set("henholdsvis hhv")
SOME_OF = re.compile(r"\b(\d+(?:\.5)?) af (?:de |alle |alle de |vores )?(\d+)\b")
UNITS = _set("aar aaret kr kroner time timer uge ugen maaned dag dage gang")
INVERTED = _set("er har bliver kan skal vil faar kommer holder")  # "Er du væk …" is an "if" too
NAME_ENDINGS = ("en", "et", "ne", "erne", "er", "ede")  # what a common noun that opens a sentence often ends in
OPENERS = _set("ja nej begge ifoelge husk dermed desuden derfor saa ud samlet")
TOGETHER = re.compile(r"([^\W\d_]+) (?:og|eller|samt) ([^\W\d_]+)")  # what is told in one breath
