"""What people type when they mean a command: whole messages of a few set words. A sentence around them is a question."""

from __future__ import annotations

import re
from collections.abc import Callable

_SHOW = r"/?(?:(?:vis|se|åbn)(?: mig| os)? )?(?:(?:min|mine|vores) )?"
_TOPIC = r"(?P<topic>\S+(?: \S+){0,%d})"
_PEERS = re.compile(
    rf"/?netv(?:æ|ae)rk {_TOPIC % 2}|(?:hvem(?: i netværket)?|find en,?(?: der)?) har "
    rf"(?:(?:nogen )?erfaring(?:er)? med|prøvet) {_TOPIC.replace('topic', 'asked') % 5}",
    re.IGNORECASE,
)


def _only(words: str) -> Callable[[str], bool]:
    whole = re.compile(words, re.IGNORECASE)
    return lambda text: whole.fullmatch(_bare(text)) is not None


is_plan = _only(rf"{_SHOW}handleplan(?:en)?")
is_events = _only(rf"{_SHOW}(?:kommende )?(?:arrangementer(?:ne)?|møder(?:ne)?(?: og ture)?|kalender(?:en)?)")
is_own_data = _only(r"/?(?:(?:vis|se|slet|hent)(?: mig)? )?mine ?data")
is_status = _only(r"/?(?:(?:giv|skriv|send) )?(?:(?:en|ny|min|vores) )*(?:status(?:opdatering)?|opdatering)")


def peer_topic(text: str) -> str:
    """What is looked for: "pigehold" in "netværk pigehold" or "hvem har erfaring med pigehold?"; empty when nobody is looked for."""
    found = _PEERS.fullmatch(_bare(text))
    return (found["topic"] or found["asked"]) if found else ""


def is_peers(text: str) -> bool:
    return bool(peer_topic(text))


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" ?!.")
