"""A consultant reads what somebody wants to share, and shares it or not."""

from __future__ import annotations

from bot.domain import cards, experiences
from bot.domain.updates import StatusUpdate
from bot.texts import cards as card_texts
from bot.texts import experiences as texts
from bot.views import experiences as views
from bot.views import ids
from handlers.acts import Act, Done, Open, Reply, Say


def review(act: Act) -> Reply:
    experience = experiences.proposed(act.session, act.person, act.number())
    update = act.session.get(StatusUpdate, experience.update_id)
    text = cards.without_names(act.session, update.text, card_texts.NAME) if update else ""
    return Open(views.form(experience.id, text))


def approve(act: Act) -> Reply:
    title, text = act.form.text(ids.EXPERIENCE_TITLE), act.form.text(ids.EXPERIENCE_TEXT)
    experiences.approve(act.session, act.person, act.about(), title, text, act.now)
    return Say(views.settled(texts.SHARED))


def decline(act: Act) -> Reply:
    experiences.decline(act.session, act.person, act.number(), act.now)
    return Done()
