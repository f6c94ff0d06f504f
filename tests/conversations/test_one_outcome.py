"""Whatever Slack does, what a person writes or presses has one outcome they can see: never none, never two."""

from __future__ import annotations

from functools import partial

import pytest

from bot.workspace import Fault, lost_after, rate_limited, server_error
from tests.conversations.town import Town

SAID = [  # who writes what where, and a piece of what they are answered
    ("aisha", "hjælp", "", "Det kan du bruge mig til"),
    ("aisha", "ferie 14/7-4/8", "", "Noteret:"),
    ("aisha", "opdatering: trivsel: 12 nye piger", "", "Sådan har jeg forstået"),
    ("lars", "opdatering: trivsel: 12 nye piger", "", "der giver status og har en handleplan"),
    ("aisha", "", "#netværk", "så leder jeg efter et svar"),
    ("aisha", "Hvad gør vi, når Ahmed på 9 år ikke vil være med?", "", "Kan nogen kende et barn i den?"),
    ("aisha", "Vi har fået 010114-1234 med", "#netværk", "ser ud til at indeholde et CPR-nummer"),
    ("fremmed", "hej", "", "Du står ikke på listen"),
]
STUMBLES = [server_error(), lost_after(), rate_limited(5)]


@pytest.mark.parametrize("stumble", STUMBLES, ids=lambda fault: fault.kind)
def test_a_message_is_answered_once_although_slack_stumbles(town: Town, stumble: Fault) -> None:
    town.workspace.deliveries.ack_within_s = 3
    for who, text, where, answer in SAID:
        town.workspace.breaks("chat.postMessage", stumble)
        town.workspace.breaks("chat.postEphemeral", server_error())
        _writes(town, who, text, where)
        town.workspace.waits(partial(_sees_later, town, who, answer), "the answer, once Slack was asked again")
        _gets_once(town, who, answer)
        town.workspace.mends()


@pytest.mark.everywhere
def test_a_message_is_answered_once_although_it_comes_twice(town: Town) -> None:
    town.workspace.deliveries.doubles = True
    for who, text, where, answer in SAID:
        _writes(town, who, text, where)
        _gets_once(town, who, answer)


def _sees_later(town: Town, who: str, answer: str) -> bool:
    """Looks, and lets a minute go when it is not there yet, or the bot not sure that it is."""
    found = town.bot.is_idle() and answer in town.people[who].sees()
    if not found:
        town.advance(minutes=1)
    return found


def _writes(town: Town, who: str, text: str, where: str) -> None:
    person = town.people[who]
    person.mentions(where, text) if where else person.writes(text)


def _gets_once(town: Town, who: str, answer: str) -> None:
    person = town.people[who]
    person.gets(answer)
    town.settles()
    seen = [m for where in ("", "#netværk") for m in person.messages(where) if answer in m.text]
    assert len(seen) == 1, town.workspace.transcript()
