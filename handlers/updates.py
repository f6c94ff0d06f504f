"""Somebody gives a status: in the form, with one click, or typed; corrects it, or takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.clock import local
from bot.domain import experiences, obstacles, people, plans, prompts, questions, reporting, updates
from bot.domain.associations import Association
from bot.domain.obstacles import Helper, NewWordsMissing
from bot.domain.reporting import Report, Standing, Word
from bot.domain.updates import Colour, Said, StatusUpdate
from bot.texts import update_text
from bot.texts import updates as texts
from bot.texts.update_text import Typed
from bot.views import ids
from bot.views import updates as views
from bot.views.updates import Blank
from handlers import absences
from handlers.acts import Act, Done, Open, Reply, Say
from handlers.payloads import row_id

MONDAY = 0


def command(act: Act) -> Reply:
    """`/opdatering`: the form; with text: what was understood."""
    return typed(act) if act.text.strip() else open_form(act)


def open_form(act: Act) -> Reply:
    return _begun(act, "")


def offered(act: Act) -> Reply:
    """A direct message such as "status": it opens no window, so a button does."""
    people.association_of(act.session, act.person)
    return Say(views.offer())


def from_message(act: Act) -> Reply:
    """A message somebody wrote becomes the text of the form; nothing is kept until it is sent."""
    return _begun(act, act.message_text)


def from_question(act: Act) -> Reply:
    """What was read as a question, and was none."""
    return _begun(act, questions.readable(act.session, act.person, act.number()).text)


def nothing_new(act: Act) -> Reply:
    prompt = prompts.own_prompt(act.session, act.person, act.number())
    if prompt.answered_at:
        return Say(views.settled_prompt(texts.ALREADY))
    updates.nothing_new(act.session, act.person, f"nothing:{prompt.id}", act.now)
    return Done()


def later(act: Act) -> Reply:
    """Not now: tomorrow, on Monday, on holiday, or not this time."""
    what, _, prompt_id = act.value.partition(":")
    prompt = prompts.own_prompt(act.session, act.person, row_id(prompt_id))
    if what == "holiday":
        return absences.open_form(act)
    if not prompt.is_open:
        return Say(views.settled_prompt(texts.ALREADY if prompt.answered_at else texts.SKIPPED))
    if what == "skip":
        prompts.skip(act.session, prompt, act.now)
        return Done()
    today = local(act.now).date()
    step = 1 if what == "tomorrow" else (MONDAY - today.weekday() - 1) % 7 + 1
    at = prompts.wait(act.session, prompt, act.person, today + timedelta(days=step), act.now)
    return Say(views.settled_prompt(texts.asked_again(at)))


def submit(act: Act) -> Reply:
    """Sent twice it is one update: the form's own id is its key. What is sent later corrects it."""
    what, _, number = act.metadata.partition(":")
    report = _report(act)
    key = _draft_key(row_id(number)) if what == "draft" else act.form_key
    given = updates.given_as(act.session, act.person, key)
    if what == "update" or given is not None:
        reporting.change(act.session, act.person, given.id if given else row_id(number), report, act.now)
    else:
        reporting.give(act.session, act.person, report, key, act.now)
    return Done()


def edit(act: Act) -> Reply:
    update = updates.to_change(act.session, act.person, act.number())
    association = people.association_of(act.session, act.person)
    return Open(views.form(_filled(act, association, update)))


def withdraw(act: Act) -> Reply:
    reporting.withdraw(act.session, act.person, act.number(), act.now)
    return Done()


def typed(act: Act) -> Reply:
    """Nothing is guessed: what has no area is asked about. The text waits as a draft for a day."""
    association = people.association_of(act.session, act.person)
    if not update_text.without_prefix(act.text):
        return Say(views.settled_prompt(texts.NOTHING_WRITTEN))
    draft = updates.keep_draft(act.session, act.person, act.text, act.now)
    reading = _read(act, association, draft.text)
    rows = plans.open_areas(act.session, association, act.now)
    labels = {row.kind: texts.area(row.kind, row.name) for row in rows}
    names = [labels[area] for area, _ in reading.parts]
    seen = texts.always_seen(
        _consultant(act, association), people.colleagues(act.session, act.person.id, association.id)
    )
    return Say(views.preview(draft.id, reading, [(str(r.id), labels[r.kind]) for r in rows], names, seen))


def keep(act: Act) -> Reply:
    return _keep(act, act.number(), area_id=None)


def place(act: Act) -> Reply:
    """The area that was asked for is chosen: kept with that click."""
    draft_id, _, area_id = act.value.partition(":")
    return _keep(act, row_id(draft_id), area_id=row_id(area_id))


def correct(act: Act) -> Reply:
    """What has been kept meanwhile is corrected itself, so that no second update comes of one text."""
    draft = updates.own_draft(act.session, act.person, act.number())
    association = people.association_of(act.session, act.person)
    given = updates.given_as(act.session, act.person, _draft_key(draft.id))
    if given is not None and given.withdrawn_at is not None:
        return Say(views.settled_prompt(texts.WITHDRAWN))
    if given is not None:
        return Open(views.form(_filled(act, association, given)))
    reading = _read(act, association, draft.text)
    blank = replace(
        _blank(act, association, kinds=[area.value for area in reading.areas]),
        text=reading.text,
        colour=reading.colour or "",
        obstacle=reading.obstacle,
        helper=reading.helper or "",
        metadata=_draft_key(draft.id),
    )
    return Open(views.form(blank))


def _begun(act: Act, text: str) -> Reply:
    association = people.association_of(act.session, act.person)
    blank = _blank(act, association, kinds=updates.last_kinds(act.session, act.person))
    return Open(views.form(replace(blank, text=text[: updates.TEXT_MAX])))


def _keep(act: Act, draft_id: int, area_id: int | None) -> Reply:
    draft = updates.own_draft(act.session, act.person, draft_id)
    if updates.given_as(act.session, act.person, _draft_key(draft.id)) is not None:
        return Say(views.settled_prompt(texts.KEPT_ALREADY))
    association = people.association_of(act.session, act.person)
    reading = _read(act, association, draft.text)
    if not reading.is_clear and area_id is None:
        raise updates.AreaMissing
    rows = plans.open_areas(act.session, association, act.now)
    chosen = [row.id for row in rows if row.kind in reading.areas]
    said = Said(
        text=reading.text,
        area_ids=tuple([*chosen, area_id] if area_id else chosen),
        colour=reading.colour,
        nothing_new=reading.nothing_new,
    )
    report = Report(said, obstacle=reading.obstacle, helper=reading.helper or Helper.NOBODY)
    reporting.give_typed(act.session, act.person, report, _draft_key(draft.id), act.now)
    return Done()


def _draft_key(draft_id: int) -> str:
    return f"draft:{draft_id}"


def _read(act: Act, association: Association, text: str) -> Typed:
    rows = plans.open_areas(act.session, association, act.now)
    own = {row.name: plans.FocusArea(row.kind) for row in rows if row.name}
    return update_text.parse(text, [plans.FocusArea(row.kind) for row in rows], own)


def _blank(act: Act, association: Association, *, kinds: list[str]) -> Blank:
    rows = plans.open_areas(act.session, association, act.now)
    today = local(act.now).date()
    waiting = obstacles.open_for(act.session, association.id)[: obstacles.SHOWN_IN_FORM]
    return Blank(
        areas=tuple((str(r.id), _label(r)) for r in rows),
        consultant=_consultant(act, association),
        colleagues=people.colleagues(act.session, act.person.id, association.id),
        chosen=tuple(str(r.id) for r in rows if r.kind in kinds),
        obstacles=tuple(views.OpenObstacle(o.id, o.text, o.age_in_days(today)) for o in waiting),
    )


def _filled(act: Act, association: Association, update: StatusUpdate) -> Blank:
    """The form with what the author said: in the areas as the plan names them now."""
    kinds = [area.kind for area in updates.areas_of(act.session, update.id)]
    said = obstacles.said_in(act.session, update.id)
    experience = experiences.of_update(act.session, update.id)
    shared = experience is not None and experience.state != experiences.ExperienceState.WITHDRAWN
    blank = _blank(act, association, kinds=[str(k) for k in kinds])
    ticks = [tick for tick, on in ((views.BOARD, update.for_board), (views.SHARE, shared)) if on]
    return replace(
        blank,
        text=update.text,
        colour=update.colour or "",
        obstacles=tuple(o for o in blank.obstacles if said is None or o.id != said.id),
        obstacle=said.text if said and said.is_open else "",
        helper=said.helper if said else "",
        children=update.new_children,
        volunteers=update.new_volunteers,
        ticks=tuple(ticks),
        sparring=update.wants_sparring,
        metadata=f"update:{update.id}",
    )


def _report(act: Act) -> Report:
    form = act.form
    ticks = form.choices(ids.UPDATE_TICKS)
    said = Said(
        text=form.text(ids.UPDATE_TEXT),
        area_ids=form.rows(ids.UPDATE_AREAS),
        colour=form.one_of(ids.UPDATE_COLOUR, Colour),
        for_board=views.BOARD in ticks,
        wants_sparring=bool(form.choices(ids.UPDATE_SPARRING)),
        new_children=form.number(ids.UPDATE_CHILDREN),
        new_volunteers=form.number(ids.UPDATE_VOLUNTEERS),
    )
    helper = form.one_of(ids.UPDATE_HELPER, Helper) or Helper.NOBODY
    return Report(said, _words(act), form.text(ids.UPDATE_OBSTACLE), helper, share=views.SHARE in ticks)


def _words(act: Act) -> tuple[Word, ...]:
    words = []
    for block_id in act.form.values:
        name, _, obstacle_id = block_id.partition(":")
        if name == ids.UPDATE_STANDING:
            field = f"{ids.UPDATE_NEW_WORDS}:{obstacle_id}"
            word = Word(
                row_id(obstacle_id), act.form.one_of(block_id, Standing) or Standing.STILL, act.form.text(field)
            )
            if word.standing == Standing.CHANGED and not word.text:
                raise NewWordsMissing(field)
            words.append(word)
    return tuple(words)


def _label(row: plans.PlanArea) -> str:
    name = texts.area(row.kind, row.name)
    return f"{name} ({texts.PAUSED})" if row.state == plans.AreaState.PAUSED else name


def _consultant(act: Act, association: Association) -> str:
    own = act.session.get(people.Person, association.consultant_id) if association.consultant_id else None
    return own.name if own else ""
