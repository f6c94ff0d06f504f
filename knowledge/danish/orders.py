"""How a text tries to give orders to a model, in Danish and English: a net with holes, before the verifier."""

from __future__ import annotations

import re

_BETWEEN = r"\W+(?:\w+\W+){0,5}?"
_MODEL = r"(?:ai|kunstig intelligens|sprogmodel\w*|model(?:len)?|assistent\w*|assistant|robot\w*|(?:chat)?bot(?:ten)?)"
_FORGET = r"(?:ignor(?:e|er|ér)|disregard|forget|glem|se bort fra|tilsidesæt|override)"
_RULES = r"(?:instru|prompt|regler|rules|ovenstående|above|previous|tidligere|forrige|ordrer|everything|alt\b)"
_ROLES = (
    r"(?:system ?prompt|systembesked|systeminstru|developer mode|jailbreak|you are now|act as|du er nu en|lad som om)"
)
_NEW = r"(?:new instruction|nye instru|nye ordrer|opfør dig som|svar kun med|only answer with|answer only with)"
_MARKS = r"(?:^|\n)\s*(?:assistant|system|user)\s*:|<\|\w+\|>|\[/?inst\]|</?(?:system|instru\w*)>"
_MUST = r"(?:skal|must|should|bedes|please|always|altid|er forpligtet)"
_SAY = r"(?:svar|skriv|send|answer|reply|write|output|reveal|afslør|vis|print|say|sig|add|tilføj|include|medtag)"
_REVEAL = r"(?:reveal|repeat|print|output|afslør|gentag|udskriv)"
_HIDDEN = r"(?:prompt|instru|secret|hemmelig|password|adgangskode|kodeord)"

ORDERS = re.compile(
    rf"{_FORGET}{_BETWEEN}{_RULES}|\b{_ROLES}|\b{_NEW}|{_MARKS}|\b{_MODEL}{_BETWEEN}{_MUST}{_BETWEEN}{_SAY}"
    rf"|\b{_REVEAL}{_BETWEEN}{_HIDDEN}",
    re.IGNORECASE,
)
