"""A Home tab as it stands the moment it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local
from bot.delivery.outbox import Home, OutboxMessage
from bot.domain import agenda, cards, digests, gaps, handovers, home_content, homes, knowledge_base, proposals
from bot.domain.gaps import Gap
from bot.domain.people import Person, Role
from bot.outgoing import cards as card_lines
from bot.outgoing import handovers as handover_lines
from bot.texts import cards as card_texts
from bot.texts import home as texts
from bot.views import cards as card_views
from bot.views import home as views
from bot.views import parts
from bot.views.parts import Block

SHOWN = 5


def home(session: Session, row: OutboxMessage, now: datetime) -> Home | None:
    person = session.get(Person, row.subject_id)
    if person is None:
        return None
    chapters = [views.doors(person)]
    if person.is_resource_person:
        chapters += _resource_person(session, person, now)
    elif person.is_consultant:
        chapters += _consultant(session, person, now)
    else:
        chapters.append(views.next_events(texts.NEXT_EVENT, home_content.coming(session, person, now, 3)))
    if person.role == Role.BOARD_CONTACT:
        chapters.append(views.for_board(home_content.for_board(session, person)))
    if person.is_administrator:
        chapters.append(views.desk(home_content.desk(session, now), now))
    return views.home(person, *chapters)


def _resource_person(session: Session, person: Person, now: datetime) -> list[list[Block]]:
    mine = home_content.own(session, person)
    chapters = [views.next_events(texts.NEXT_EVENT, home_content.coming(session, person, now, 3))]
    return [*chapters, views.own(mine, local(now).date())] if mine else chapters


def _consultant(session: Session, person: Person, now: datetime) -> list[list[Block]]:
    stand_in = session.get(Person, person.stand_in_id) if person.stand_in_id else None
    return [
        views.waiting(home_content.waiting(session, person, now)),
        _questions(session, now),
        views.next_events(texts.COMING, home_content.coming(session, person, now, 5)),
        views.portfolio(home_content.portfolio(session, person, homes.page_of(session, person.id), now)),
        _to_verify(session, person, now),
        views.own_ways(digests.rhythm_of(session, person.id), stand_in.name if stand_in else ""),
    ]


def _questions(session: Session, now: datetime) -> list[Block]:
    """Open to consultants, worth a meeting, unanswered. Only who handed over has a name."""
    open_now = [(h.id, handover_lines.line(session, h)) for h in handovers.open_for_consultants(session)[:SHOWN]]
    missing = gaps.unanswered(session, now)
    to_meeting = [g for g in missing if g.is_for_a_meeting][:SHOWN]
    rest = [(g.question_id, _gap(session, g)) for g in missing if not g.is_for_a_meeting][:SHOWN]
    counted = gaps.figures(session, now)
    figures = card_texts.figures(counted.asked, counted.answered, counted.unanswered, counted.handed_over)
    return [
        views.title(card_texts.OPEN_QUESTIONS),
        *card_views.open_questions(open_now),
        *([views.title(card_texts.AGENDA), *_agenda(session, to_meeting, now)] if to_meeting else []),
        views.title(card_texts.UNANSWERED),
        *card_views.unanswered(rest),
        parts.context(figures),
    ]


def _to_verify(session: Session, person: Person, now: datetime) -> list[Block]:
    found = knowledge_base.to_verify(session, person.id, now)
    due = [(r.document.id, card_lines.line(r)) for r in found[:SHOWN]]
    proposed = [(each.id, each.title) for each in proposals.waiting(session)[:SHOWN]]
    return [
        views.title(f"{card_texts.VERIFY} ({len(found)})"),
        *(card_views.to_read(due) or [parts.section(card_texts.NOTHING_TO_VERIFY)]),
        *([views.title(card_texts.PROPOSALS), *card_views.proposals(proposed)] if proposed else []),
    ]


def _agenda(session: Session, to_meeting: Sequence[Gap], now: datetime) -> list[Block]:
    meeting = agenda.next_meeting(session, local(now).date())
    described = meeting.description if meeting else ""
    return card_views.for_a_meeting(
        [
            (g.question_id, _gap(session, g), card_texts.agenda_point(_nameless(session, g)) in described)
            for g in to_meeting
        ]
    )


def _gap(session: Session, gap: Gap) -> str:
    return card_texts.gap(_nameless(session, gap), gap.askers)


def _nameless(session: Session, gap: Gap) -> str:
    return cards.without_names(session, gap.text, card_texts.NAME)
