"""Softer signs that a text is about one particular child: name and age, class, home, diagnosis, family, phone.

A sign alone is ordinary work ("et hold for børn med autisme"); it counts when the same sentence points at one child.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from bot.guard import words

_LETTERS = "A-Za-zÆØÅæøåÉéÜüÖö"
_CAPITAL = r"[A-ZÆØÅ][a-zæøåéüö]{1,14}"
_AGE = r"(?:[3-9]|1\d|2[0-4])"
_WORD = re.compile(rf"[{_LETTERS}]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")

_NAME_THEN_AGE = re.compile(
    rf"\b(?:({_CAPITAL})(?: {_CAPITAL}){{0,2}}|([a-zæøå]{{3,14}})),? ?"
    rf"(?:\(|er (?:kun |nu |lige )?|på |fyldte |fylder |bliver |blev |, )?"
    rf"{_AGE}(?: ?år\b|-?årig|(?=\)))(?!\s?(?:siden|efter|før|i træk|med|som|senere|tilbage|endnu))"
)
_AGE_THEN_NAME = re.compile(
    rf"\b{_AGE} ?-? ?årige?s? (?:(?:dreng|pige|medlem|spiller|barn)\w* )?({_CAPITAL}|[a-zæøå]{{3,14}})"
)
_NAME_BARE = re.compile(
    rf"\b({_CAPITAL}) (?:er|på) (?:kun |nu |lige )?{_AGE}(?=[,.]|$| (?:og|har|er|vil|går|kom|kommer|men|blev)\b)"
)
_A_CHILD_AGED = re.compile(rf"\b(?:{words.A_CHILD}) (?:på|der er) {_AGE} år\b", re.IGNORECASE)
_HE_IS = re.compile(
    rf"\b(?:han|hun|som|der) (?:er|fylder|bliver)(?: kun| lige| nu| snart)? {_AGE}(?: år| ?$|[,.])", re.IGNORECASE
)
_BORN = re.compile(
    r"\b(?:født|fødselsdag(?:en)?|fødselsdato|f\.)\s?(?:er|har|den|d\.|:)?\s?(?:d\.|den)?\s?"
    r"\d{1,2}[./ -]\s?(?:\d{1,2}|[a-z]{3,9})[./ -]+\s?(?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_CLASS = (
    r"(?:\d\.? ?[a-fA-FxyzXYZ]\b|\d\. ?(?:klasse|kl\.?)\b(?: ?[a-zA-Z]\b)?|børnehaveklasse\w*|"
    r"(?:nulte|første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende) klasse)"
)
_IN_CLASS = re.compile(rf"(?:\b(?:i|fra|går i|startet i)\s|[,(]\s?|\s){_CLASS}", re.IGNORECASE)
_SCHOOL = re.compile(
    rf"\bgår (?:på|i|til) (?:{_CAPITAL} ){{1,3}}(?:Skole|Friskole|Gymnasium|Fritidshjem|Klub)\b|"
    rf"\bgår på {_CAPITAL}[a-z]*skolen?\b"
)
_STREET = (
    r"[A-ZÆØÅ][a-zæøåé.]{0,25}(?: [A-ZÆØÅ][a-zæøåé]{1,20}){0,2}"
    r"(?:vej|gade|allé|alle|plads|stræde|vænge|parken|boulevard|have|torv|kaj|bro|stien|sti|"
    r" Vej| Gade| Allé| Alle| Plads| Have| Boulevard)(?:en)?"
)
_NUMBERED = re.compile(rf"\b{_STREET} (?:nr\.? ?)?\d{{1,3}} ?[A-Za-z]?\b(?! ?(?:børn|unge|piger|drenge|år|km|min))")
_DOOR = re.compile(r"\b(?:\d{1,2}|st|kl)\.? ?(?:sal)?,? ?(?:tv|th|mf|til venstre|til højre)\b", re.IGNORECASE)
_AT_DOOR = re.compile(rf"\b[A-ZÆØÅ]\w+ \d{{1,3}} ?[A-Za-z]?,? {_DOOR.pattern}")
_FETCHED = re.compile(rf"\b(?:hentes|bor|boede|hjemme) (?:på|i|ved|hos \w+ på) {_CAPITAL}(?: {_CAPITAL})* \d{{1,3}}\b")
_STAIRCASE = re.compile(r"\b(?:bor|boede|hentes) .{0,20}\b(?:blok|opgang|lejlighed|værelse)\b", re.IGNORECASE)
_LIVES = re.compile(
    r"\b(?:bor|boede|bopæl|hjemmeadresse|(?<!vores )(?<!klubbens )(?<!foreningens )adresse(?:n)?|"
    r"flyttet til|hjemme hos|hentes på|hente \w+ på)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d.,/-])(?:(?:\+|00)45 ?)?(?:\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{4} \d{4})(?![\d/-])(?![.,]\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64} ?@ ?[\w-]{1,63}\.\w{2,}")
_ONE_CHILD = re.compile(rf"\b(?:{words.ONE_CHILD})s?\b", re.IGNORECASE)
_A_CHILD = re.compile(rf"\b(?:{words.A_CHILD})\b", re.IGNORECASE)
_CHILD_NAMED = re.compile(
    rf"\b(?i:drengen|pigen|barnet|dreng|pige|barn|sønnen|datteren|eleven)"
    rf"(?:,? (?:som |der )?hedder| ved navn| kaldet|,)? ({_CAPITAL})\b"
)
_NOT_ONES = r"hvis|deres|vores|jeres|alles|nogles|børnenes|medlemmernes|drengenes|pigernes|unges"
_THEIR_KIN = re.compile(
    rf"\b(?!(?:{_NOT_ONES})\b)\w+s (?:\w+ )?{words.KIN}\b|"
    rf"\b(?:moren|faren|moderen|faderen) til \w+",
    re.IGNORECASE,
)
_KIN_ALONE = re.compile(rf"\b(?:{words.KIN[3:-1]})s?\b|\bforælder\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:han|hun|ham|hende|hans|hendes)\b", re.IGNORECASE)
_DIAGNOSIS = re.compile(rf"\b(?:{words.DIAGNOSES})\b", re.IGNORECASE)
_FAMILY = re.compile(rf"\b(?:{words.FAMILY})\b", re.IGNORECASE)
_OFFICE = re.compile(rf"\b(?:{words.OFFICE})\b", re.IGNORECASE)
_ADULT = re.compile(
    r"\b(?:træner|instruktør|leder|formand|kasserer|frivillig|konsulent|pædagog|lærer|kollega|ansat|student|studerende|"
    r"forælder)\w*\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:han|hun) (?:\w+ ){0,3}?(?:har|fik|fået|bor|er|går|lider|tager)\b|\b(?:hans|hendes)\b", re.IGNORECASE
)
_FOR_YEARS = re.compile(
    r"\b(?:formand|træner|frivillig|kasserer|leder|ansat|medarbejder)\w*\b.{0,20}\b(?:i|gennem|siden) ", re.IGNORECASE
)
_ASKS = re.compile(r"\s*(?:hv[aeio]\w*|kan|må|skal|bør|findes|hvis|når)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:min|mig|hilsen|mvh)\b", re.IGNORECASE)


def find(text: str) -> tuple[str, ...]:
    """What was seen, in words for the writer; nothing when no sentence points at one child."""
    sentences = [s for s in _SENTENCE_END.split(text) if s and s.strip()]
    seen = dict.fromkeys(reason for s in sentences for reason in _in(s))
    if not seen and len(sentences) > 1 and any(_points(s) for s in sentences):
        seen = dict.fromkeys(reason for s in _two_by_two(sentences) for reason in _in(s) if _HE_IS.search(s))
    return tuple(seen)


def _in(sentence: str) -> Iterable[str]:
    return (reason for reason, sees in _SIGNS.items() if sees(sentence))


def _two_by_two(sentences: list[str]) -> Iterable[str]:
    return (f"{a} {b}" for a, b in pairwise(sentences))


def _name_and_age(s: str) -> bool:
    for match in _NAME_THEN_AGE.finditer(s):
        listed = any(_listed(word.group()) for word in _WORD.finditer(match.group()) if word.group()[0].isupper())
        if (listed or _is_name(match.group(1) or match.group(2), s, match.start())) and not _is_adult(s):
            return True
    if any(_listed(m.group(1)) for m in _NAME_BARE.finditer(s)) or (_A_CHILD_AGED.search(s) and _named(s)):
        return True
    if any(_is_name(m.group(1), s, m.start(1)) for m in _AGE_THEN_NAME.finditer(s)):
        return True
    if _BORN.search(s) and not re.search(r"forening|klub|projekt|partnerskab", s, re.IGNORECASE):
        return True
    if any(m.group(1).lower() not in words.NOT_A_NAME for m in _CHILD_NAMED.finditer(s)):
        return True
    return bool(_HE_IS.search(s)) and (_named(s) or bool(_ONE_CHILD.search(s) or _A_CHILD.search(s)))


def _in_class(s: str) -> bool:
    return bool(_IN_CLASS.search(s) or _SCHOOL.search(s)) and _points(s) and not _ADULT.search(s)


def _home(s: str) -> bool:
    if _FETCHED.search(s) or _STAIRCASE.search(s):
        return True
    if not (_NUMBERED.search(s) or _AT_DOOR.search(s)):
        return False
    child = _points(s) or bool(_PRONOUN.search(s) or _THEIR_KIN.search(s))
    return (child or bool(_LIVES.search(s) or _DOOR.search(s))) and not (_OFFICE.search(s) and not child)


def _diagnosis(s: str) -> bool:
    return bool(_DIAGNOSIS.search(s)) and (_points(s) or bool(_his(s))) and not _ADULT.search(s)


def _family(s: str) -> bool:
    if not _FAMILY.search(s):
        return False
    return (_points(s) or bool(_THEIR_KIN.search(s)) or bool(_his(s) and _KIN_ALONE.search(s))) and not _ADULT.search(s)


def _phone(s: str) -> bool:
    return bool(_PHONE.search(s)) and _of_a_child(s)


def _email(s: str) -> bool:
    return bool(_EMAIL.search(s)) and _of_a_child(s)


def _of_a_child(s: str) -> bool:
    pointed = bool(_ONE_CHILD.search(s) or _THEIR_KIN.search(s) or _A_CHILD.search(s) or _KIN_ALONE.search(s))
    return pointed or (_named(s) and not _OFFICE.search(s) and not _OWN.search(s))


def _points(s: str) -> bool:
    """One child: by name, or as the boy, the girl, a boy. A question about "et barn" is a question about children."""
    return _named(s) or bool(_ONE_CHILD.search(s)) or (bool(_A_CHILD.search(s)) and not _asks(s))


def _his(s: str) -> bool:
    return bool(_HAS.search(s)) and not _asks(s)


def _named(s: str) -> bool:
    return any(m.group()[0].isupper() and _listed(m.group()) for m in _WORD.finditer(s))


def _listed(word: str) -> bool:
    low = word.lower()
    return low in words.NAMES or (low.endswith("s") and low[:-1] in words.NAMES)


def _is_name(word: str, sentence: str, at: int) -> bool:
    """A listed name in any case; any other word with a capital letter inside a sentence, unless we know it better."""
    if _listed(word):
        return True
    low = word.lower()
    if word[0].islower() or low in words.NOT_A_NAME or low.endswith(words.NOT_A_NAME_ENDING):
        return False
    return bool(re.search(r"[a-zæøå,] $", sentence[:at]))


def _is_adult(s: str) -> bool:
    return bool(_FOR_YEARS.search(s))


def _asks(s: str) -> bool:
    return s.rstrip().endswith("?") or bool(_ASKS.match(s))


_SIGNS: dict[str, Callable[[str], bool]] = {
    "et navn og en alder": _name_and_age,
    "en klasse eller skole": _in_class,
    "en adresse": _home,
    "en diagnose": _diagnosis,
    "forhold i familien": _family,
    "et telefonnummer": _phone,
    "en e-mailadresse": _email,
}
