"""What layout programs do to Danish text: hyphens in lists, page numbers, words glued to each other."""

from __future__ import annotations

import re

PAGE_NUMBER = re.compile(r"(?:side|s\.|page)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:af|of|/)\s*\d{1,4})?", re.IGNORECASE)
LISTING = {"og", "eller", "samt", "til", "and", "or"}  # what follows the hyphen in "børne- og ungeliv"
GLUED_SENTENCE = re.compile(r"(?<=[a-zæøå]{2}[.!?:;])(?=[A-ZÆØÅ][a-zæøå])")
GLUED_HEADING = re.compile(r"([A-ZÆØÅ][a-zæøå]{3,})([A-ZÆØÅ][a-zæøå]{2,})\b")
GLUED_ENDINGS = re.compile(r"(\w{5,}?)(og|med|til|for|som|samt|på)", re.IGNORECASE)
