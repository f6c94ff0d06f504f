"""How a text tries to give orders to a model, in Danish and English: a net with holes, behind which the verifier stands."""

from __future__ import annotations

import re

_BETWEEN = r"\W+(?:\w+\W+){0,5}?"
_MODEL = r"(?:ai|kunstig intelligens|sprogmodel\w*|model(?:len)?|assistent\w*|assistant|robot\w*|(?:chat)?bot(?:ten)?)"
ORDERS = re.compile(
    "|".join(
        (
            rf"(?:ignor(?:e|er|ér)|disregard|forget|glem|se bort fra|tilsidesæt|override){_BETWEEN}(?:instru|prompt|regler|"
            r"rules|ovenstående|above|previous|tidligere|forrige|ordrer|everything|alt\b)",
            r"\b(?:system ?prompt|systembesked|systeminstru|developer mode|jailbreak|you are now|act as|du er nu en|"
            r"opfør dig som|lad som om du|new instruction|nye instru|nye ordrer)",
            r"(?:^|\n)\s*(?:assistant|system|user)\s*:|<\|\w+\|>|\[/?inst\]|</?(?:system|instru\w*)>",
            rf"\b{_MODEL}{_BETWEEN}(?:skal|must|should|bedes|please|always|altid){_BETWEEN}(?:svar|skriv|send|answer|reply|"
            r"write|output|reveal|afslør|vis|print|say|sig|add|tilføj|include|medtag)",
            rf"\b(?:reveal|repeat|print|output|afslør|gentag|udskriv){_BETWEEN}(?:prompt|instru|secret|hemmelig|password|"
            r"adgangskode|kodeord)",
        )
    ),
    re.IGNORECASE,
)
