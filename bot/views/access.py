"""The door, drawn: the knock an administrator sees, the form to let someone in, the first message."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.people import Person
from bot.texts import access as texts
from bot.texts import buttons
from bot.texts import help as help_texts
from bot.views import home, ids, parts


def knock(request_id: int, name: str, email: str, *, settled: bool) -> Message:
    text = texts.knocked(name, email)
    if settled:
        return Message(f"{text} {texts.SETTLED}", (parts.section(parts.plain(text)), parts.context(texts.SETTLED)))
    choice = parts.actions(
        parts.button(texts.ADD, ids.ACCESS_ADD, request_id, style="primary"),
        parts.button(texts.IGNORE, ids.ACCESS_IGNORE, request_id),
    )
    return Message(text, (parts.section(parts.plain(text)), choice))


def form(request_id: int, associations: Iterable[parts.Option]) -> dict[str, Any]:
    roles = [(role.value, label) for role, label in texts.ROLES.items()]
    blocks = [parts.field(texts.ROLE_LABEL, parts.select(ids.ACCESS_ROLE, roles, chosen=roles[0][0]))]
    choices = list(associations)[:100]
    if choices:
        picker = parts.select(ids.ACCESS_ASSOCIATION, choices)
        blocks.append(parts.field(texts.ASSOCIATION_LABEL, picker, hint=texts.ASSOCIATION_HINT, optional=True))
    return parts.modal(ids.ACCESS_FORM, texts.FORM_TITLE, blocks, submit=texts.ADD, metadata=str(request_id))


def welcome(first_name: str, questions_days: int, updates_days: int) -> Message:
    text = texts.welcome(first_name, questions_days, updates_days)
    mrkdwn = texts.welcome(parts.plain(first_name), questions_days, updates_days)
    help_button = parts.actions(parts.button(buttons.HELP, ids.HELP))
    return Message(text, (parts.header(texts.WELCOME_TITLE), parts.section(mrkdwn), help_button))


def help_page(person: Person) -> Message:
    """The ways in stand under it as buttons too: some accounts may use no commands, and a message opens no window."""
    blocks = [parts.section(f"*{what}*\n{how}") for what, how in help_texts.lines(person)]
    text = f"{help_texts.TITLE}\n{help_texts.fallback(person)}"
    return Message(text, (parts.header(help_texts.TITLE), *blocks, parts.actions(*home.ways(person))))
