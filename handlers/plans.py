"""Somebody reads an action plan, a consultant changes one, or the rhythm of the questions is chosen."""

from __future__ import annotations

from bot.clock import local
from bot.delivery.outbox import Message
from bot.domain import associations, people, plans, prompts, readers, rhythm, updates
from bot.domain.associations import Association
from bot.domain.plans import AreaPlan, AreaState, FocusArea, PlanInPast
from bot.domain.rhythm import Pace
from bot.texts import home as home_texts
from bot.texts import plans as texts
from bot.texts import updates as update_texts
from bot.views import ids
from bot.views import plans as views
from handlers.acts import Act, Open, Reply, Say


def command(act: Act) -> Reply:
    """`/handleplan`: one's own; a consultant chooses among those they look after today, the own portfolio first."""
    if not act.person.is_consultant:
        return Say(_page(act, people.association_of(act.session, act.person)))
    today = local(act.now).date()
    running = associations.running(act.session, today)
    mine = [a for a in running if readers.reads(act.session, act.person, a, today)]
    if not mine:
        return Say(views.note(home_texts.NO_PORTFOLIO))
    named = [a for a in mine if act.text.strip() and act.text.strip().casefold() in a.name.casefold()]
    if len(named) == 1:
        return Say(_page(act, named[0]))
    ordered = sorted(named or mine, key=lambda a: a.consultant_id != act.person.id)
    return Say(views.choose([(str(a.id), a.name) for a in ordered]))


def show(act: Act) -> Reply:
    return Say(_page(act, _readable(act, act.number())))


def edit(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    return Open(views.form(_plan(act, _readable(act, act.number()))))


def submit(act: Act) -> Reply:
    association = _readable(act, act.about())
    first, last = act.form.date(ids.PLAN_FROM), act.form.date(ids.PLAN_TO)
    if first is None or last is None:
        raise PlanInPast
    decided = [_decided(act, kind) for kind in plans.kinds_for(association)]
    plans.replace(act.session, association, act.person, act.now, first_day=first, last_day=last, decided=decided)
    return Say(views.note(texts.SAVED))


def open_rhythm(act: Act) -> Reply:
    association = _readable(act, act.number())
    own = rhythm.of(act.session, association.id)
    hour = rhythm.hour_of(act.session, act.person.id) if act.person.is_resource_person else None
    return Open(views.rhythm_form(association.id, Pace(own.pace), own.anchor, hour))


def submit_rhythm(act: Act) -> Reply:
    association = _readable(act, act.about())
    pace = act.form.one_of(ids.RHYTHM_PACE, Pace) or Pace.FORTNIGHTLY
    anchor = act.form.date(ids.RHYTHM_ANCHOR) or rhythm.FIRST_TUESDAY
    hour = act.form.time(ids.RHYTHM_HOUR)
    rhythm.decide(act.session, association.id, pace, anchor)
    if hour is not None:
        with prompts.kept_up(act.session, act.person, act.now):
            rhythm.choose_hour(act.session, act.person, hour)
    following = prompts.next_prompt(act.session, association, act.now)
    return Say(views.note(texts.rhythm_saved(pace, following)))


def _readable(act: Act, association_id: int) -> Association:
    return readers.readable(act.session, act.person, association_id, local(act.now).date())


def _page(act: Act, association: Association) -> Message:
    return views.page(_plan(act, association), may_edit=act.person.is_consultant, may_pace=True)


def _plan(act: Act, association: Association) -> views.Plan:
    plan = plans.current(act.session, association, act.now)
    signs = updates.latest_by_kind(act.session, association.id)
    own = rhythm.of(act.session, association.id)
    following = prompts.next_prompt(act.session, association, act.now)
    return views.Plan(
        association.id,
        association.name,
        plan.first_day,
        plan.last_day,
        texts.version(plan.version, plan.created_at),
        texts.pace(Pace(own.pace), following),
        tuple(_area(row, signs) for row in plans.areas(act.session, plan)),
    )


def _area(row: plans.PlanArea, signs: dict[str, updates.StatusUpdate]) -> views.Area:
    update = signs.get(row.kind)
    return views.Area(
        kind=row.kind,
        label=update_texts.area(row.kind),
        name=row.name,
        state=AreaState(row.state),
        goals=tuple(row.goal_list),
        sign=texts.sign(update.given_at, update.colour, update.text) if update else "",
    )


def _decided(act: Act, kind: FocusArea) -> AreaPlan:
    goals = act.form.text(f"{ids.PLAN_GOALS}:{kind.value}").splitlines()
    return AreaPlan(
        kind,
        act.form.text(f"{ids.PLAN_NAME}:{kind.value}"),
        act.form.one_of(f"{ids.PLAN_STATE}:{kind.value}", AreaState) or AreaState.ACTIVE,
        tuple(goal.strip() for goal in goals if goal.strip()),
    )
