"""How personal data is written in Danish texts: what no model needs to see. CPR numbers: `bot/guard`."""

from __future__ import annotations

import re

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d.,])(?:\+45 ?)?[2-9]\d(?: ?\d\d){3}(?![\d.,]\d|\d)")
_STREET = r"(?:vej|gade|allé|alle|stræde|plads|boulevard|vænge)"
_ADDRESS = re.compile(
    rf"\b[A-ZÆØÅ][\w.]*(?: [A-ZÆØÅ][\w.]*)?{_STREET} \d{{1,3}}[A-Za-z]?\b(?:, ?(?:st|\d{{1,2}})\.? ?(?:tv|th|mf)\.?)?"
)
_NAME = r"[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)?"
_NAME_AND_AGE = re.compile(rf"\b{_NAME}(?= (?:på |er )?\d{{1,2}} år| \(\d{{1,2}}(?: år)?\)|, \d{{1,2}} år)")
KINDS = (("MAIL", _MAIL), ("ADRESSE", _ADDRESS), ("TELEFON", _PHONE), ("NAVN", _NAME_AND_AGE))
