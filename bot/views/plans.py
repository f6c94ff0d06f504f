"""The action plan to read, the consultant's form for it, and how often we ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.delivery.outbox import Message
from bot.domain.plans import AreaState
from bot.domain.rhythm import Pace
from bot.texts import associations as association_texts
from bot.texts import briefs as brief_texts
from bot.texts import buttons
from bot.texts import plans as texts
from bot.views import ids, parts

Block = dict[str, Any]
SIGN_MAX = 160


@dataclass(frozen=True, slots=True)
class Area:
    """`label`: as the programme calls it. `sign`: the latest sign of life, said."""

    kind: str
    label: str
    name: str
    state: AreaState
    goals: tuple[str, ...]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    association_id: int
    association: str
    first_day: date
    last_day: date
    version: str
    pace: str
    areas: tuple[Area, ...]


def page(plan: Plan, *, may_edit: bool, may_pace: bool) -> Message:
    heading = texts.heading(plan.association, plan.first_day, plan.last_day)
    lines = [heading, *(line for area in plan.areas for line in _lines(area)), plan.version, plan.pace]
    blocks = [parts.header(heading), *(parts.section(_area(area)) for area in plan.areas)]
    blocks.append(parts.context(parts.plain(plan.version), parts.plain(plan.pace)))
    pressed = []
    if may_edit:
        pressed.append(parts.button(texts.EDIT, ids.PLAN_EDIT, plan.association_id))
        pressed.append(parts.button(association_texts.OPEN_PAGE, ids.ASSOCIATION_OPEN, plan.association_id))
    pressed.append(parts.button(brief_texts.START, ids.BRIEF_START, plan.association_id))
    if may_pace:
        pressed.append(parts.button(texts.RHYTHM, ids.RHYTHM_OPEN, plan.association_id))
    return Message("\n".join(lines), (*blocks, parts.actions(*pressed)))


def choose(associations: Sequence[parts.Option]) -> Message:
    picker = parts.select(ids.PLAN_SHOW, associations[:100], placeholder=texts.CHOOSE_PLACEHOLDER)
    return Message(texts.CHOOSE, (parts.section(texts.CHOOSE), parts.actions(picker)))


def form(plan: Plan) -> Block:
    blocks = [
        parts.field(texts.FROM_LABEL, parts.datepicker(ids.PLAN_FROM, plan.first_day)),
        parts.field(texts.TO_LABEL, parts.datepicker(ids.PLAN_TO, plan.last_day), hint=texts.GOALS_HINT),
        *(block for area in plan.areas for block in _area_fields(area)),
    ]
    return parts.modal(ids.PLAN_FORM, texts.FORM_TITLE, blocks, submit=buttons.SAVE, metadata=str(plan.association_id))


def rhythm_form(association_id: int, pace: Pace, anchor: date, hour: time | None) -> Block:
    """`hour` None: a consultant, who has no own hour here."""
    paces = [(kind.value, label) for kind, label in texts.PACES.items()]
    blocks = [
        parts.field(texts.PACE_LABEL, parts.select(ids.RHYTHM_PACE, paces, chosen=pace.value)),
        parts.field(texts.ANCHOR_LABEL, parts.datepicker(ids.RHYTHM_ANCHOR, anchor)),
    ]
    if hour is not None:
        blocks.append(parts.field(texts.HOUR_LABEL, parts.timepicker(ids.RHYTHM_HOUR, hour), hint=texts.HOUR_HINT))
    form_id = ids.RHYTHM_FORM
    return parts.modal(form_id, texts.RHYTHM_TITLE, blocks, submit=buttons.SAVE, metadata=str(association_id))


def note(text: str) -> Message:
    return Message(text, (parts.context(text),))


def _lines(area: Area) -> list[str]:
    return [f"{area.name or area.label} ({texts.STATES[area.state]})", *_goals(area), area.sign or texts.NO_SIGN]


def _goals(area: Area) -> list[str]:
    return [f"• {goal}" for goal in area.goals] or [texts.NO_GOALS]


def _area(area: Area) -> str:
    state = "" if area.state == AreaState.ACTIVE else f" – {texts.STATES[area.state]}"
    goals = "\n".join(parts.plain(goal) for goal in _goals(area))
    sign = parts.plain(parts.cut(" ".join((area.sign or texts.NO_SIGN).split()), SIGN_MAX))
    return f"*{parts.plain(area.name or area.label)}*{state}\n{goals}\n_{sign}_"


def _area_fields(area: Area) -> list[Block]:
    states = [(state.value, label) for state, label in texts.STATES.items()]
    state = parts.select(f"{ids.PLAN_STATE}:{area.kind}", states, chosen=area.state.value)
    goals = parts.textbox(f"{ids.PLAN_GOALS}:{area.kind}", text="\n".join(area.goals), lines=True, most=2000)
    name = parts.textbox(f"{ids.PLAN_NAME}:{area.kind}", text=area.name, most=75)
    return [
        parts.field(texts.state_label(area.label), state),
        parts.field(texts.goals_label(area.label), goals, optional=True),
        parts.field(texts.name_label(area.label), name, optional=True),
    ]
