"""A consultant sends the bot a file: it asks whether the knowledge base should have it, and reads it in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.clock import Now
from bot.database import Sessions, reading
from bot.delivery import slack_files
from bot.delivery.outbox import Message
from bot.domain import file_offers
from bot.domain.file_offers import FileOffer, OfferState
from bot.errors import Refused
from bot.texts import refusals, uploads
from bot.views import files as views
from handlers.acts import Act, Done, Reply, Say
from handlers.payloads import word
from knowledge import importing
from knowledge.drafts import Options, SameName
from knowledge.reading import Limits
from knowledge.refusals import ChildSignsInFile, FileTooLarge, NameTaken

_ASKED = {ChildSignsInFile: OfferState.ABOUT_A_CHILD, NameTaken: OfferState.NAME_TAKEN}


def offered(act: Act) -> Reply:
    """One question a file. Others than consultants are told who can."""
    if not act.person.is_consultant:
        return Say(Message(uploads.ONLY_CONSULTANTS))
    where = (act.channel, act.message_ts)
    rows = [
        file_offers.offer(act.session, act.person, number, word(file, "name") or number, where, act.now)
        for file in act.incoming.files[:10]
        if (number := word(file, "id"))
    ]
    return Say(views.offers([(row.id, row.name) for row in rows]))


def accept(act: Act) -> Reply:
    return _reading(file_offers.accept(act.session, act.person, act.number(), act.now))


def accept_checked(act: Act) -> Reply:
    return _reading(file_offers.accept_checked(act.session, act.person, act.number(), act.now))


def replace(act: Act) -> Reply:
    return _reading(file_offers.accept_name(act.session, act.person, act.number(), SameName.REPLACE, act.now))


def put_beside(act: Act) -> Reply:
    return _reading(file_offers.accept_name(act.session, act.person, act.number(), SameName.BESIDE, act.now))


def _reading(row: FileOffer) -> Reply:
    return Say(Message(uploads.reading(row.name))) if row.state is OfferState.READING else Done()


@dataclass(frozen=True, slots=True)
class TakingIn:
    """The slow part: fetch the file from Slack and read it, in a child process with limits."""

    sessions: Sessions
    client: WebClient
    now: Now

    def take_in(self, offer_id: int) -> None:
        with reading(self.sessions) as session:
            row = session.get(FileOffer, offer_id)
        if row is None or row.state is not OfferState.READING:
            return
        said, state = self._read(row)
        with self.sessions.begin() as session:
            file_offers.finish(session, session.get_one(FileOffer, offer_id), said, self.now(), state)

    def give_up(self, session: Session, offer_id: int, error_id: str, now: datetime) -> None:
        row = session.get(FileOffer, offer_id)
        if row is not None:
            file_offers.finish(session, row, refusals.apology(error_id), now)

    def _read(self, row: FileOffer) -> tuple[str, OfferState]:
        try:
            content = self._fetch(row)
            options = Options(by=f"person:{row.person_id}", checked=row.checked, same_name=row.same_name)
            done = importing.import_bytes(self.sessions, row.name, content, options, self.now())
        except Refused as refusal:
            return refusals.say(refusal), _ASKED.get(type(refusal), OfferState.DONE)
        said = uploads.taken_in(done.document, done.passages, done.status.value, verified=done.verified)
        return said, OfferState.DONE

    def _fetch(self, row: FileOffer) -> bytes:
        most = Limits().size
        content = slack_files.fetch(self.client, row.file_id, most)
        if len(content) > most:
            raise FileTooLarge(row.name, most // 1_000_000)
        return content
