"""A consultant asks for the digest now, or acts on the one that came."""

from __future__ import annotations

from datetime import datetime

from bot.clock import at_local, local
from bot.delivery import outbox
from bot.delivery.outbox import Message
from bot.domain import digest_content, digests, letters, people, yearly
from bot.domain.digest_content import Content
from bot.domain.digests import PeriodUnknown
from bot.domain.messages import MessageKind
from bot.domain.silences import Reason
from bot.texts import danish_dates
from bot.texts import digests as texts
from bot.views import digests as views
from bot.views import ids
from bot.views import yearly as year_views
from handlers.acts import Act, Done, Open, Reply, Say, Update
from handlers.payloads import row_id


def show(act: Act) -> Reply:
    """`/opsamling [periode]`: only this consultant sees it, and nothing is marked as told. A year is the network's."""
    people.must_be_consultant(act.person)
    year = danish_dates.year(act.text, local(act.now).date())
    if year is not None:
        return Say(year_views.message(yearly.of(act.session, act.person, year, act.now)))
    since = _since(act.text, act.now) if act.text.strip() else None
    return Say(views.message(0, digest_content.now(act.session, act.person, act.now, since)))


def show_year(act: Act) -> Reply:
    number = act.number() or local(act.now).year
    return Update(year_views.page(yearly.of(act.session, act.person, number, act.now)))


def send_year(act: Act) -> Reply:
    year = yearly.of(act.session, act.person, act.number(), act.now)
    key = f"year:{act.key}"
    outbox.put(act.session, MessageKind.YEAR_WORKBOOK, act.slack_id, year.number, act.now, key=key)
    return Done()


def see_all(act: Act) -> Reply:
    return Open(views.everything(_content(act)))


def ask_letters(act: Act) -> Reply:
    """One editable draft for each post nobody has heard from, and no reason is known; by mail when not in Slack."""
    content = _content(act)
    unknown = [silent for silent in content.silent if silent.reason is Reason.UNKNOWN]
    drafts = [
        views.Draft(person, silent.association, texts.draft(person.first_name, silent))
        for silent in unknown
        for person in letters.recipients(act.session, silent.association_id)[:1]
    ]
    if not drafts:
        return Say(Message(texts.NOBODY_TO_WRITE_TO))
    return Open(views.drafts(act.number(), drafts[:20]))


def send_letters(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    sent_to = []
    for block, text in act.form.texts().items():
        name, _, person_id = block.partition(":")
        if name == ids.DIGEST_DRAFT:
            recipient = people.get(act.session, row_id(person_id))
            letters.write(act.session, act.person, recipient, text, f"{act.key}:{person_id}", act.now)
            sent_to.append(recipient.name)
    return Say(Message(texts.sent(sent_to)))


def send_workbook(act: Act) -> Reply:
    people.must_be_consultant(act.person)
    number = act.number()
    subject = digests.readable(act.session, act.person, number).id if number else act.person.id
    outbox.put(
        act.session,
        MessageKind.DIGEST_WORKBOOK,
        act.slack_id,
        subject,
        act.now,
        key=f"workbook:{act.key}",
        detail="" if number else "now",
    )
    return Done()


def _content(act: Act) -> Content:
    people.must_be_consultant(act.person)
    number = act.number()
    if number:
        return digest_content.of(act.session, digests.readable(act.session, act.person, number))
    return digest_content.now(act.session, act.person, act.now)


def _since(text: str, now: datetime) -> datetime:
    """So many days, weeks or months back, or since a date. Raises PeriodUnknown."""
    first = danish_dates.since(text, local(now).date())
    if first is None:
        raise PeriodUnknown
    return at_local(first, datetime.min.time())
