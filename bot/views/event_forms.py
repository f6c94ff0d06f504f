"""The forms of an event: to make and change it, to see it before others do, to sign up, and to follow up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.clock import local
from bot.domain.agreements import TEXT_MAX as AGREED_MAX
from bot.domain.attendance import Worth
from bot.domain.event_questions import EventQuestion
from bot.domain.events import Audience, Details, Event, EventState, EventType
from bot.domain.people import Role
from bot.domain.polls import Tally
from bot.domain.replies import Choice, Counts
from bot.texts import briefs as brief_texts
from bot.texts import buttons
from bot.texts import event_forms as texts
from bot.texts import events as event_texts
from bot.texts import polls as poll_texts
from bot.views import events as drawn
from bot.views import ids, parts
from bot.views import polls as poll_views
from bot.views.parts import Block, Option

View = dict[str, Any]
SLOTS = 7


def form(
    metadata: str, associations: Sequence[Option], given: Details | None = None, *, announced: bool = False
) -> View:
    """Empty, or filled with an event's details. `announced`: say what a change does."""
    blocks = [parts.context(texts.CHANGE_NOTE)] if announced else []
    blocks += [_kind(given), *_title(given), *_times(given), *_about(given), *_attachment(given)]
    blocks += [*_people(given, associations), *_seats(given), *_questions(given)]
    title = texts.EDIT_TITLE if announced else texts.NEW_TITLE
    submit = texts.SAVE_CHANGE if announced else texts.PREVIEW
    return parts.modal(ids.EVENT_FORM, title, blocks, submit=submit, metadata=metadata)


def poll_form(metadata: str, associations: Sequence[Option], given: Details | None = None) -> View:
    """The same without a time: three to seven to choose from instead."""
    slots = [_slot(number) for number in range(1, SLOTS + 1)]
    length = parts.field(poll_texts.LENGTH, parts.select(ids.POLL_LENGTH, poll_texts.LENGTHS, chosen="120"))
    closes = parts.field(poll_texts.CLOSES, parts.datepicker(ids.POLL_CLOSES))
    blocks = [_kind(given), *_title(given), *slots, length, closes, *_about(given), *_people(given, associations)]
    return parts.modal(ids.POLL_FORM, poll_texts.FORM_TITLE, blocks, submit=buttons.SEND, metadata=metadata)


def preview(event: Event, invited: int, ranked: Sequence[Tally] = ()) -> View:
    """Exactly as `invited` people will see it; the answer buttons do nothing here.

    `ranked`: times to choose from, best first, while its date is being found.
    """
    if event.state == EventState.POLLING:
        return _finding_a_date(event, ranked)
    at = local(event.publish_at) if event.publish_at else None
    blocks = [parts.context(texts.planned_note(at) if at else texts.PREVIEW_NOTE), parts.divider()]
    blocks += [
        *drawn.announcement(event, Counts(silent=invited, free=event.seats), preview=True).blocks,
        parts.divider(),
    ]
    choices = [
        parts.button(texts.EDIT, ids.EVENT_EDIT, event.id),
        parts.button(texts.DISCARD, ids.EVENT_DISCARD, event.id, style="danger"),
    ]
    blocks.append(parts.actions(*choices))
    day = parts.datepicker(ids.EVENT_PUBLISH_DAY, at.date() if at else None)
    hour = parts.timepicker(ids.EVENT_PUBLISH_HOUR, at.time() if at else None)
    blocks += [
        parts.field(texts.PUBLISH_DAY, day, hint=texts.PUBLISH_HINT, optional=True),
        parts.field(texts.PUBLISH_HOUR, hour, optional=True),
    ]
    metadata = str(event.id)
    return parts.modal(ids.EVENT_PUBLISH_FORM, texts.PREVIEW_TITLE, blocks, submit=texts.PUBLISH, metadata=metadata)


def sign_up(event: Event, comment: str, questions: Sequence[EventQuestion], given: Mapping[int, str]) -> View:
    box = parts.textbox(ids.EVENT_COMMENT_TEXT, text=comment, lines=True, most=500)
    blocks = [parts.context(parts.plain(event.title))]
    for question in questions:
        field = parts.textbox(f"{ids.EVENT_QUESTION}:{question.id}", text=given.get(question.id, ""), most=500)
        hint = texts.SENSITIVE_HINT if question.sensitive else texts.QUESTION_HINT
        blocks.append(parts.field(question.label, field, hint=hint, optional=True))
    blocks.append(parts.field(texts.COMMENT_LABEL, box, hint=texts.COMMENT_HINT, optional=True))
    title, metadata = texts.SIGN_UP_TITLE, str(event.id)
    return parts.modal(ids.EVENT_SIGN_UP_FORM, title, blocks, submit=buttons.SAVE, metadata=metadata)


def answer_for(event: Event, people: Sequence[Option]) -> View:
    choices = [(c.value, event_texts.CHOICES[c]) for c in (Choice.YES, Choice.MAYBE, Choice.NO)]
    blocks = [
        parts.context(texts.FOR_NOTE),
        parts.field(texts.FOR_WHO, parts.select(ids.EVENT_WHO, list(people)[:100])),
        parts.field(texts.FOR_WHAT, parts.radio(ids.EVENT_CHOICE, choices)),
    ]
    title, metadata = texts.FOR_TITLE, str(event.id)
    return parts.modal(ids.EVENT_ANSWER_FOR_FORM, title, blocks, submit=buttons.SAVE, metadata=metadata)


def mark(event: Event, people: Sequence[Option], present: Collection[str]) -> View:
    picker = parts.many(ids.EVENT_PRESENT, list(people)[:100], chosen=present)
    blocks = [parts.context(parts.plain(event.title)), parts.field(texts.ATTENDANCE_LABEL, picker, optional=True)]
    title, metadata = texts.ATTENDANCE_TITLE, str(event.id)
    return parts.modal(ids.EVENT_MARK_FORM, title, blocks, submit=buttons.SAVE, metadata=metadata)


def minutes(event: Event, summary: str, agreed: str) -> View:
    """`summary`: what people answered afterwards, counted. `agreed`: at a status meeting, one a line."""
    box = parts.textbox(ids.EVENT_MINUTES_TEXT, text=event.minutes, lines=True, most=3000)
    link = parts.textbox(ids.EVENT_MATERIAL, text=event.material, most=500)
    blocks = [
        parts.field(texts.MINUTES_LABEL, box, hint=texts.MINUTES_HINT, optional=True),
        parts.field(texts.MATERIAL_LABEL, link, optional=True),
    ]
    if event.kind == EventType.STATUS_MEETING:
        box = parts.textbox(ids.EVENT_AGREED, text=agreed, lines=True, most=AGREED_MAX)
        blocks.insert(1, parts.field(brief_texts.AGREED_LABEL, box, hint=brief_texts.AGREED_HINT, optional=True))
    if event.in_channel:
        tick = parts.checkboxes(ids.EVENT_TO_KNOWLEDGE, [("yes", texts.TO_KNOWLEDGE)])
        blocks.append(parts.field(texts.KNOWLEDGE, tick, optional=True))
    if summary:
        blocks.append(parts.section(f"*{texts.FEEDBACK_RESULT}*\n{parts.plain(summary)}"))
    title, metadata = texts.MINUTES_TITLE, str(event.id)
    return parts.modal(ids.EVENT_MINUTES_FORM, title, blocks, submit=buttons.SAVE, metadata=metadata)


def feedback(event: Event) -> View:
    choices = [(worth.value, texts.WORTHS[worth]) for worth in Worth]
    box = parts.textbox(ids.EVENT_NEXT_TIME, lines=True, most=1000)
    blocks = [
        parts.context(parts.plain(event.title)),
        parts.field(texts.WORTH_LABEL, parts.radio(ids.EVENT_WORTH, choices)),
        parts.field(texts.NEXT_TIME_LABEL, box, hint=texts.FEEDBACK_HINT, optional=True),
    ]
    title, metadata = texts.FEEDBACK_TITLE, str(event.id)
    return parts.modal(ids.EVENT_FEEDBACK_FORM, title, blocks, submit=buttons.SEND, metadata=metadata)


def _finding_a_date(event: Event, ranked: Sequence[Tally]) -> View:
    discard = parts.button(texts.DISCARD, ids.EVENT_DISCARD, event.id, style="danger")
    blocks = [parts.header(event.title), *poll_views.settling(ranked), parts.actions(discard)]
    return parts.modal(ids.EVENT_PAGE, poll_texts.FORM_TITLE, blocks)


def _kind(given: Details | None) -> Block:
    """A status meeting is booked from its own list, so that its association is known."""
    status = given is not None and given.kind == EventType.STATUS_MEETING
    kinds = [EventType.STATUS_MEETING] if status else [k for k in EventType if k != EventType.STATUS_MEETING]
    choices = [(kind.value, event_texts.KINDS[kind]) for kind in kinds]
    chosen = given.kind.value if given and not status else choices[0][0]
    return parts.field(texts.KIND, parts.select(ids.EVENT_KIND, choices, chosen=chosen))


def _title(given: Details | None) -> list[Block]:
    return [parts.field(texts.TITLE, parts.textbox(ids.EVENT_TITLE, text=given.title if given else "", most=150))]


def _times(given: Details | None) -> list[Block]:
    when = given.when if given else None
    last = when.last_day if when and when.several_days else None
    first = parts.datepicker(ids.EVENT_FIRST_DAY, when.first_day if when else None)
    starts = parts.timepicker(ids.EVENT_STARTS, when.starts if when else None)
    ends_on = parts.datepicker(ids.EVENT_LAST_DAY, last)
    ends = parts.timepicker(ids.EVENT_ENDS, when.ends if when else None)
    return [
        parts.field(texts.FIRST_DAY, first, hint=texts.FIRST_DAY_HINT, optional=True),
        parts.field(texts.STARTS, starts, hint=texts.ALL_DAY_HINT, optional=True),
        parts.field(texts.LAST_DAY, ends_on, hint=texts.LAST_DAY_HINT, optional=True),
        parts.field(texts.ENDS, ends, optional=True),
    ]


def _about(given: Details | None) -> list[Block]:
    place = parts.textbox(ids.EVENT_PLACE, text=given.place if given else "", most=200)
    link = parts.textbox(ids.EVENT_LINK, text=given.link if given else "", most=500)
    words = parts.textbox(ids.EVENT_DESCRIPTION, text=given.description if given else "", lines=True, most=2500)
    return [
        parts.field(texts.PLACE, place, optional=True),
        parts.field(texts.LINK, link, hint=texts.LINK_HINT, optional=True),
        parts.field(texts.DESCRIPTION, words, optional=True),
    ]


def _attachment(given: Details | None) -> list[Block]:
    """A new one takes the place of the one that stands."""
    blocks = [parts.field(texts.FILE, parts.file(ids.EVENT_FILE), hint=texts.FILE_HINT, optional=True)]
    if given and given.attachment:
        remove = parts.checkboxes(ids.EVENT_NO_FILE, [("yes", texts.remove_file(given.attachment.name))])
        blocks.append(parts.field(texts.FILE_NOW, remove, optional=True))
    return blocks


def _people(given: Details | None, associations: Sequence[Option]) -> list[Block]:
    audience = (given.audience if given else Audience.ALL).value
    roles = [role.value for role in (given.roles if given else (Role.RESOURCE_PERSON,))]
    chosen = [str(i) for i in given.association_ids] if given else []
    audiences = [(a.value, label) for a, label in texts.AUDIENCES.items()]
    role_choices = [(r.value, label) for r, label in texts.ROLE_NAMES.items()]
    blocks = [parts.field(texts.AUDIENCE, parts.select(ids.EVENT_AUDIENCE, audiences, chosen=audience))]
    if associations:
        picker = parts.many(ids.EVENT_ASSOCIATIONS, list(associations)[:100], chosen=chosen)
        blocks.append(parts.field(texts.ASSOCIATIONS, picker, hint=texts.ASSOCIATIONS_HINT, optional=True))
    return [*blocks, parts.field(texts.ROLES, parts.checkboxes(ids.EVENT_ROLES, role_choices, chosen=roles))]


def _seats(given: Details | None) -> list[Block]:
    seats = parts.number(ids.EVENT_SEATS, value=given.seats if given else None, least=1)
    chosen = ["yes"] if given and given.one_each else []
    one_each = parts.checkboxes(ids.EVENT_ONE_EACH, [("yes", texts.ONE_EACH_OPTION)], chosen=chosen)
    reply_by = parts.datepicker(ids.EVENT_REPLY_BY, given.reply_by if given else None)
    return [
        parts.field(texts.SEATS, seats, hint=texts.SEATS_HINT, optional=True),
        parts.field(texts.ONE_EACH, one_each, optional=True),
        parts.field(texts.REPLY_BY, reply_by, optional=True),
    ]


def _questions(given: Details | None) -> list[Block]:
    asked = given.questions if given else ()
    lines = "\n".join(label for label, sensitive in asked if not sensitive)
    diet = ["yes"] if any(sensitive for _, sensitive in asked) else []
    box = parts.textbox(ids.EVENT_QUESTIONS, text=lines, lines=True, most=450)
    tick = parts.checkboxes(ids.EVENT_DIET, [("yes", texts.DIET)], chosen=diet)
    return [
        parts.field(texts.QUESTIONS, box, hint=texts.QUESTIONS_HINT, optional=True),
        parts.field(texts.DIET, tick, hint=texts.SENSITIVE_HINT, optional=True),
    ]


def _slot(number: int) -> Block:
    element = {"type": "datetimepicker", "action_id": f"{ids.POLL_SLOT}.{number}"}
    hint = poll_texts.SLOT_HINT if number == 1 else ""
    return parts.field(poll_texts.slot_label(number), element, hint=hint, optional=number > 3)  # noqa: PLR2004
