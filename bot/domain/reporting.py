"""One report and all it carries: the update, the obstacles it answers or opens, and the wish to share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.domain import briefs, experiences, helping, obstacles, updates
from bot.domain.obstacles import Helper
from bot.domain.people import Person
from bot.domain.updates import Said, StatusUpdate


class Standing(StrEnum):
    """What is said about an obstacle that was open before."""

    STILL = "still"
    SOLVED = "solved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Word:
    """About one open obstacle; `text`: its new words when it has changed."""

    obstacle_id: int
    standing: Standing
    text: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    said: Said
    words: tuple[Word, ...] = ()
    obstacle: str = ""
    helper: Helper = Helper.NOBODY
    share: bool = False


def give(session: Session, author: Person, report: Report, key: str, now: datetime) -> StatusUpdate:
    update = updates.give(session, author, report.said, key, now)
    _carry(session, author, update, report, now)
    return update


def give_typed(session: Session, author: Person, report: Report, key: str, now: datetime) -> StatusUpdate:
    """A typed update has not shown the open obstacles: without one, those nobody was asked about are closed."""
    update = give(session, author, report, key, now)
    if not report.obstacle:
        obstacles.close_unasked(session, update.association_id, now)
    return update


def change(session: Session, author: Person, update_id: int, report: Report, now: datetime) -> StatusUpdate:
    if not report.said.for_board:
        briefs.forget(session, updates.to_change(session, author, update_id), now, for_board_only=True)
    update = updates.change(session, author, update_id, report.said, now)
    _carry(session, author, update, report, now)
    if not report.obstacle.strip():
        obstacles.take_back(session, update, now)
    if not report.share:
        experiences.withdraw(session, update.id, now)
    return update


def withdraw(session: Session, author: Person, update_id: int, now: datetime) -> StatusUpdate:
    """Everywhere at once: the update, its obstacle, the experience made of it, where a brief quotes it."""
    update = updates.withdraw(session, author, update_id, now)
    briefs.forget(session, update, now)
    obstacles.withdraw_with(session, update, now)
    experiences.withdraw(session, update.id, now)
    return update


def _carry(session: Session, author: Person, update: StatusUpdate, report: Report, now: datetime) -> None:
    _answer(session, author, report.words, now)
    if report.obstacle.strip():
        obstacles.report(session, update, report.obstacle.strip(), report.helper, now)
    if report.share:
        experiences.propose(session, update, now)


def _answer(session: Session, author: Person, words: Sequence[Word], now: datetime) -> None:
    for word in words:
        obstacles.of_association(session, author, word.obstacle_id)
        if word.standing == Standing.SOLVED:
            helping.solve(session, author, word.obstacle_id, now)
        elif word.standing == Standing.CHANGED:
            obstacles.restate(session, author, word.obstacle_id, word.text, now)
