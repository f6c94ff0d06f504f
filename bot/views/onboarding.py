"""The messages of the first weeks, drawn."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Message
from bot.domain.events import Event
from bot.texts import associations as association_texts
from bot.texts import events as event_texts
from bot.texts import home as home_texts
from bot.texts import onboarding as texts
from bot.views import ids, parts

GOAL_MAX = 200


def plan(onboarding_id: int, association_id: int, association: str, goals: Sequence[tuple[str, str]]) -> Message:
    short = [(area, parts.cut(" ".join(goal.split()), GOAL_MAX)) for area, goal in goals]
    buttons = [parts.button(home_texts.PLAN, ids.PLAN_SHOW, association_id), _no_more(onboarding_id)]
    return _message(texts.PLAN, [texts.plan(association, short), texts.READ_PLAN], buttons)


def questions(onboarding_id: int, consultant: str) -> Message:
    buttons = [
        parts.button(question, f"{ids.START_ASK}:{number}", number) for number, question in enumerate(texts.ASKED)
    ]
    return _message(texts.QUESTIONS, [texts.questions(consultant)], [*buttons, _no_more(onboarding_id)])


def network(meeting: Event | None) -> Message:
    buttons = [parts.button(event_texts.SEE, ids.EVENT_OPEN, meeting.id)] if meeting else []
    return _message(texts.NETWORK, [texts.network(meeting), texts.PEERS], buttons)


def stopped() -> Message:
    return Message(texts.STOPPED)


def started(association_id: int, said: str) -> Message:
    opened = parts.actions(parts.button(association_texts.OPEN_PAGE, ids.ASSOCIATION_OPEN, association_id))
    return Message(said, (parts.section(parts.plain(said)), opened))


def _no_more(onboarding_id: int) -> parts.Block:
    return parts.button(texts.NO_MORE, ids.START_STOP, onboarding_id)


def _message(head: str, said: Sequence[str], buttons: Sequence[parts.Block]) -> Message:
    blocks = [parts.section(f"*{head}*"), *(parts.section(parts.plain(each)) for each in said)]
    return Message("\n".join([head, *said]), (*blocks, *([parts.actions(*buttons)] if buttons else [])))
