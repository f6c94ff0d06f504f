"""An association's page in a window, and the two forms that change who works there."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.association_page import Holder, Page, Words
from bot.domain.people import Person
from bot.texts import associations as texts
from bot.texts import briefs as brief_texts
from bot.texts import buttons
from bot.texts import departures as departure_texts
from bot.texts import home as home_texts
from bot.texts import polls as poll_texts
from bot.views import ids, parts
from bot.views.home import listed, title
from bot.views.parts import Block

LINE = 200
MOST = 12  # lines of each kind
MOST_PEOPLE = 20


def page(shown: Page, reader: Person, today: date, note: str = "") -> dict[str, Any]:
    """`note`: what was just done, said first."""
    blocks = [parts.section(parts.plain(note)), parts.divider()] if note else []
    blocks += [parts.header(shown.association.name), parts.context(parts.plain(texts.about(shown)))]
    if shown.words is not None:
        blocks += _words(shown.association.id, shown.words, today)
        blocks += _mail(shown.association.name, shown.words, reader)
    return parts.modal(ids.ASSOCIATION_PAGE, texts.TITLE, [*blocks, *_people(shown)])


def hand_on_form(leaver: Person, today: date) -> dict[str, Any]:
    blocks = [
        parts.field(
            parts.cut(texts.last_day_label(leaver.name), LINE),
            parts.datepicker(ids.POST_LAST_DAY, today),
            hint=texts.LAST_DAY_HINT,
        ),
        parts.field(texts.NEW_NAME_LABEL, parts.textbox(ids.POST_NAME, most=120)),
        parts.field(texts.NEW_EMAIL_LABEL, parts.email(ids.POST_EMAIL), hint=texts.EMAIL_HINT),
    ]
    form_id = ids.POST_HAND_ON_FORM
    return parts.modal(form_id, texts.HAND_ON_TITLE, blocks, submit=buttons.SAVE, metadata=str(leaver.id))


def add_form(association_id: int) -> dict[str, Any]:
    roles = list(texts.ROLE_LABELS.items())
    blocks = [
        parts.field(texts.NAME_LABEL, parts.textbox(ids.POST_NAME, most=120)),
        parts.field(texts.EMAIL_LABEL, parts.email(ids.POST_EMAIL), hint=texts.EMAIL_HINT),
        parts.field(texts.ROLE_LABEL, parts.radio(ids.POST_ROLE, roles, chosen=roles[0][0])),
    ]
    form_id = ids.POST_ADD_FORM
    return parts.modal(form_id, texts.ADD_TITLE, blocks, submit=buttons.SAVE, metadata=str(association_id))


def _words(association_id: int, words: Words, today: date) -> list[Block]:
    own = words.own
    updates = [home_texts.update(u.given_at, " ".join(u.text.split()), u.colour) for u in own.latest]
    obstacles = [home_texts.obstacle(" ".join(o.text.split()), o.age_in_days(today)) for o in own.obstacles]
    blocks = [
        title(texts.PLAN),
        _cut([home_texts.sign(sign) for sign in own.signs], home_texts.NO_SIGN),
        parts.actions(parts.button(texts.PLAN, ids.PLAN_SHOW, association_id)),
        title(texts.LATEST),
        _cut(updates, texts.NO_LATEST),
        title(texts.OBSTACLES),
        _cut(obstacles, texts.NO_OBSTACLES),
        title(texts.meetings_title(today.year)),
        _cut([texts.meeting(one) for one in words.meetings], texts.NO_MEETINGS),
        parts.actions(parts.button(brief_texts.START, ids.BRIEF_START, association_id)),
    ]
    if words.lacks_resource_person or words.lacks_board:
        lacks = poll_texts.missing_line(with_resource_person=words.lacks_resource_person, with_board=words.lacks_board)
        blocks.append(parts.context(lacks))
    if words.agreed is not None:
        blocks += [title(texts.AGREED), parts.section(parts.plain(texts.agreed(words.agreed)))]
    return blocks


def _mail(association: str, words: Words, reader: Person) -> list[Block]:
    """As many of the newest as there is room for: a mail that is cut in the middle can not be sent."""
    said = [home_texts.update(u.given_at, u.text, u.colour) for u in words.for_board]
    if not said:
        return []
    while len(said) > 1 and len(parts.plain(texts.for_board(association, said, reader.name))) > parts.COPY_MAX:
        said.pop()
    mail = parts.to_copy(texts.for_board(association, said, reader.name))
    return [title(home_texts.FOR_BOARD), parts.section(texts.BY_MAIL), mail]


def _people(shown: Page) -> list[Block]:
    posts = [one.person for one in shown.holders if one.person.is_resource_person]
    blocks = [title(texts.PEOPLE), *([] if posts else [parts.section(texts.VACANT)])]
    for one in shown.holders[:MOST_PEOPLE]:
        blocks += _holder(one, alone=len(posts) == 1, may_change=shown.may_change and not one.person.is_administrator)
    if shown.former:
        blocks.append(parts.context(parts.plain(texts.former(list(shown.former[:MOST])))))
    if shown.may_change:
        blocks.append(parts.actions(parts.button(texts.ADD, ids.POST_ADD, shown.association.id)))
    return blocks


def _holder(one: Holder, *, alone: bool, may_change: bool) -> list[Block]:
    person = one.person
    said = parts.section(f"*{parts.plain(person.name)}*\n{parts.plain(texts.holder(one))}")
    if not may_change:
        return [said]
    alone = alone and person.is_resource_person
    sure = parts.confirm(
        parts.cut(texts.sure_title(person.first_name), 100),
        parts.cut(texts.sure(person.name, alone=alone), 300),
        texts.SURE_YES,
        texts.SURE_NO,
    )
    label = texts.LEAVE_VACANT if alone else texts.STOPS
    pressed = [parts.button(label, ids.POST_VACANT, person.id, confirm=sure, about=person.name)]
    if person.is_resource_person:
        pressed.insert(0, parts.button(texts.HAND_ON, ids.POST_HAND_ON, person.id, about=person.name))
        if person.slack_id:
            pressed.append(parts.button(departure_texts.ASK, ids.DEPARTURE_OPEN, person.id, about=person.name))
    return [said, parts.actions(*pressed)]


def _cut(lines: list[str], nothing: str) -> Block:
    said = [parts.cut(line, LINE) for line in lines[:MOST]]
    return listed([*said, home_texts.more(len(lines) - MOST)] if len(lines) > MOST else said, nothing)
