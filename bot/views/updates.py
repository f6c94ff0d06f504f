"""A status: the question by direct message, the one form, the receipt, the preview of a typed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.obstacles import Helper
from bot.domain.reporting import Standing
from bot.texts import associations as association_texts
from bot.texts import buttons
from bot.texts import updates as texts
from bot.texts.update_text import Typed
from bot.views import ids, parts

Block = dict[str, Any]

BOARD, SHARE, SPARRING = "board", "share", "sparring"


@dataclass(frozen=True, slots=True)
class OpenObstacle:
    id: int
    text: str
    age: int


@dataclass(frozen=True, slots=True)
class Blank:
    """A form as it is opened: what may be chosen, and what stands there already."""

    areas: tuple[parts.Option, ...]
    consultant: str
    colleagues: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    text: str = ""
    colour: str = ""
    obstacles: tuple[OpenObstacle, ...] = ()
    obstacle: str = ""
    helper: str = ""
    children: int | None = None
    volunteers: int | None = None
    ticks: tuple[str, ...] = ()
    sparring: bool = False
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """An update as its author sees it."""

    id: int
    areas: tuple[str, ...]
    text: str
    colour: str
    counts: str
    obstacle: str
    nothing_new: bool
    withdrawn: bool
    board: bool
    share: bool
    sparring: bool
    consultant: str
    colleagues: tuple[str, ...]
    digest_at: datetime | None
    kept_until: date
    edited_at: datetime | None


def prompt(prompt_id: int, association: str, last: str, *, reminder: bool = False) -> Message:
    title = texts.REMINDER_TITLE if reminder else texts.PROMPT_TITLE
    ask = texts.ask(association)
    later = [(f"{what}:{prompt_id}", label) for what, label in texts.LATER_CHOICES.items()]
    choice = parts.actions(
        parts.button(texts.GIVE, ids.UPDATE_OPEN, prompt_id, style="primary"),
        parts.button(texts.NOTHING, ids.UPDATE_NOTHING, prompt_id),
        parts.select(ids.UPDATE_LATER, later, placeholder=texts.LATER),
    )
    blocks = (parts.header(title), parts.section(texts.ask(parts.plain(association))), parts.context(parts.plain(last)))
    return Message(f"{title}. {ask} {last}", (*blocks, choice))


def offer() -> Message:
    give = parts.actions(parts.button(texts.GIVE, ids.UPDATE_OPEN, style="primary"))
    return Message(texts.OFFER, (parts.section(texts.OFFER), give))


def from_question_button(question_id: int) -> Block:
    return parts.button(texts.IS_STATUS, ids.UPDATE_FROM_QUESTION, question_id)


def settled_prompt(text: str) -> Message:
    return Message(text, (parts.context(text),))


def form(blank: Blank) -> Block:
    title = texts.EDIT_TITLE if blank.metadata.startswith("update:") else texts.FORM_TITLE
    blocks = [
        parts.field(texts.AREAS_LABEL, parts.checkboxes(ids.UPDATE_AREAS, blank.areas, chosen=blank.chosen)),
        parts.field(
            texts.TEXT_LABEL, parts.textbox(ids.UPDATE_TEXT, text=blank.text, lines=True), hint=texts.TEXT_HINT
        ),
        parts.field(texts.COLOUR_LABEL, _radio(ids.UPDATE_COLOUR, texts.COLOURS, blank.colour), optional=True),
        *(block for obstacle in blank.obstacles for block in _standing(obstacle)),
        *_new_obstacle(blank),
        _number(texts.CHILDREN_LABEL, ids.UPDATE_CHILDREN, blank.children),
        _number(texts.VOLUNTEERS_LABEL, ids.UPDATE_VOLUNTEERS, blank.volunteers),
        _sparring(blank),
        _ticks(blank),
        parts.context(parts.plain(texts.always_seen(blank.consultant, blank.colleagues))),
    ]
    return parts.modal(ids.UPDATE_FORM, title, blocks, submit=buttons.SAVE, metadata=blank.metadata)


def receipt(update: Stored) -> Message:
    if update.withdrawn:
        return Message(texts.WITHDRAWN, (parts.context(texts.WITHDRAWN),))
    title = texts.NOTHING_STORED if update.nothing_new else texts.RECEIPT_TITLE
    facts = _facts(update)
    spoken = [title, *_said(update, escape=False), *facts]
    blocks = [parts.header(title), *(parts.section(line) for line in _said(update, escape=True))]
    return Message("\n".join(spoken), (*blocks, parts.context(*map(parts.plain, facts)), _corrections(update)))


def preview(draft_id: int, typed: Typed, areas: Sequence[parts.Option], names: Sequence[str], seen: str) -> Message:
    """What was understood, who will see it, and one click to keep it. What has no area is asked about."""
    lines = _understood(typed, names)
    question = "" if typed.is_clear else texts.unknown_area([label for label, _ in typed.unknown])
    blocks = [parts.header(texts.PREVIEW_TITLE), *(parts.section(parts.plain(line)) for line in lines if line)]
    if question:
        blocks.append(parts.section(parts.plain(question)))
    text = "\n".join(filter(None, [texts.PREVIEW_TITLE, *lines, question, seen]))
    return Message(text, (*blocks, parts.context(parts.plain(seen)), _keep(draft_id, typed, areas)))


def vacant(association_id: int, association: str) -> Message:
    opened = parts.actions(parts.button(association_texts.OPEN_PAGE, ids.ASSOCIATION_OPEN, association_id))
    return Message(texts.vacant(association), (parts.section(texts.vacant(parts.plain(association))), opened))


def _standing(obstacle: OpenObstacle) -> list[Block]:
    label = parts.cut(texts.about_obstacle(obstacle.text, obstacle.age), 150)
    radio = _radio(f"{ids.UPDATE_STANDING}:{obstacle.id}", texts.STANDINGS, Standing.STILL)
    words = parts.textbox(f"{ids.UPDATE_NEW_WORDS}:{obstacle.id}", text=obstacle.text, most=500)
    return [parts.field(label, radio), parts.field(texts.NEW_WORDS_LABEL, words, optional=True)]


def _new_obstacle(blank: Blank) -> list[Block]:
    box = parts.textbox(ids.UPDATE_OBSTACLE, text=blank.obstacle, most=500)
    helpers = [(helper.value, label) for helper, label in texts.HELPERS.items()]
    who = parts.select(ids.UPDATE_HELPER, helpers, chosen=blank.helper or Helper.CONSULTANT.value)
    return [parts.field(texts.OBSTACLE_LABEL, box, optional=True), parts.field(texts.HELPER_LABEL, who, optional=True)]


def _number(label: str, action_id: str, value: int | None) -> Block:
    return parts.field(label, parts.number(action_id, value=value), optional=True)


def _sparring(blank: Blank) -> Block:
    choice = (SPARRING, texts.SPARRING_TICK)
    box = parts.checkboxes(ids.UPDATE_SPARRING, [choice], chosen=[SPARRING] if blank.sparring else [])
    return parts.field(texts.SPARRING_LABEL, box, optional=True)


def _ticks(blank: Blank) -> Block:
    choices = [(BOARD, texts.BOARD_TICK), (SHARE, texts.SHARE_TICK)]
    boxes = parts.checkboxes(ids.UPDATE_TICKS, choices, chosen=blank.ticks)
    return parts.field(texts.TICKS_LABEL, boxes, hint=texts.TICKS_HINT, optional=True)


def _radio(action_id: str, labels: Any, chosen: str) -> Block:
    return parts.radio(action_id, [(key.value, label) for key, label in labels.items()], chosen=chosen)


def _said(update: Stored, *, escape: bool) -> list[str]:
    """The update itself, as lines."""
    if update.nothing_new:
        return []
    head = " · ".join(filter(None, [", ".join(update.areas), update.colour, update.counts]))
    lines = [head, update.text, update.obstacle]
    return [parts.plain(line) for line in lines if line] if escape else [line for line in lines if line]


def _facts(update: Stored) -> list[str]:
    facts = [
        texts.who_sees(update.consultant, update.colleagues, board=update.board, share=update.share),
        texts.digest_goes(update.digest_at),
        texts.kept_until(update.kept_until),
    ]
    if update.sparring:
        facts.insert(1, texts.SPARRING_SEEN)
    return [*facts, texts.edited(update.edited_at)] if update.edited_at else facts


def _corrections(update: Stored) -> Block:
    sure = parts.confirm(texts.WITHDRAW, texts.WITHDRAW_SURE, texts.YES_WITHDRAW, texts.NO)
    return parts.actions(
        parts.button(texts.EDIT, ids.UPDATE_EDIT, update.id),
        parts.button(texts.WITHDRAW, ids.UPDATE_WITHDRAW, update.id, confirm=sure),
    )


def _understood(typed: Typed, names: Sequence[str]) -> list[str]:
    if typed.nothing_new:
        return [texts.NOTHING]
    lines = [f"{name}: {said}" for name, (_, said) in zip(names, typed.parts, strict=True)]
    lines += [f"{label}: {said}" for label, said in typed.unknown]
    if typed.loose:
        lines.append(typed.loose)
    if typed.colour:
        lines.append(texts.COLOURS[typed.colour])
    if typed.obstacle:
        lines.append(texts.new_obstacle(typed.obstacle, typed.helper or Helper.NOBODY))
    return lines


def _keep(draft_id: int, typed: Typed, areas: Sequence[parts.Option]) -> Block:
    correct = parts.button(texts.CORRECT, ids.UPDATE_CORRECT, draft_id)
    if typed.is_clear:
        return parts.actions(parts.button(texts.KEEP, ids.UPDATE_KEEP, draft_id, style="primary"), correct)
    if not typed.text:
        return parts.actions(correct)
    choices = [(f"{draft_id}:{area_id}", label) for area_id, label in areas]
    return parts.actions(parts.select(ids.UPDATE_PLACE, choices, placeholder=texts.PLACE), correct)
