"""Somebody sees, takes away or erases their own data; nobody can do it for another here."""

from __future__ import annotations

from bot.delivery import outbox
from bot.domain import privacy, rules
from bot.domain.messages import MessageKind
from bot.texts import privacy as texts
from bot.views import privacy as views
from handlers.acts import Act, Reply, Say


def command(act: Act) -> Reply:
    counts = {table: len(rows) for table, rows in privacy.my_data(act.session, act.person).items()}
    kept = rules.of(act.session)
    return Say(views.page(counts, texts.kept(kept.updates_kept_days, kept.questions_kept_days)))


def take_away(act: Act) -> Reply:
    for form in ("json", "text"):
        key = f"{MessageKind.MY_DATA}:{act.person.id}:{form}:{act.now:%Y%m%d%H%M%S}"
        kind = MessageKind.MY_DATA
        outbox.put(act.session, kind, act.slack_id, act.person.id, act.now, key=key, detail=form)
    return Say(views.note(texts.FILES_COMING))


def erase(act: Act) -> Reply:
    privacy.erase(act.session, act.person, act.now)
    return Say(views.note(texts.ERASED))
