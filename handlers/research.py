"""The slow part of a question, in a worker thread: show that we look, find, keep the answer for the outbox."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from sqlalchemy.orm import Session

from bot.clock import local
from bot.database import reading
from bot.domain import facts, homes, questions
from bot.domain.people import Person
from bot.domain.questions import Place, Question, State
from bot.texts import questions as texts
from handlers.acts import Office
from knowledge.answers import Library, as_json, receipt_of
from knowledge.values import Asker, SourceText, Turn


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is read before the search and needs no transaction while it runs."""

    text: str
    asker: Asker
    thread: tuple[Turn, ...]
    facts: tuple[SourceText, ...]


@dataclass(frozen=True, slots=True)
class Research:
    office: Office
    library: Library
    client: WebClient

    def answer(self, question_id: int) -> None:
        """Answer one stored question. Safe to run twice: only the first answer is kept."""
        with reading(self.office.sessions) as session:
            question = session.get(Question, question_id)
            asked = _read(session, question, self.office.now()) if question else None
        if question is None or asked is None:
            return
        with self._looking(question):
            answer = self.library.ask(
                asked.text, asked.asker, thread=asked.thread, facts=asked.facts, today=local(self.office.now()).date()
            )
        with self.office.sessions.begin() as session:
            kept = session.get_one(Question, question_id)
            stored = {**as_json(answer), "receipt": receipt_of(answer)}
            questions.answered(session, kept, answer.outcome, stored, self.office.now())
            homes.something_changed(session, self.office.now())

    def give_up(self, session: Session, question_id: int, error_id: str, now: datetime) -> None:
        question = session.get(Question, question_id)
        if question is not None and question.state == State.ASKED:
            questions.failed(session, question, error_id, now)

    @contextlib.contextmanager
    def _looking(self, question: Question) -> Iterator[None]:
        """The status line of a direct message, eyes on a channel message. Workspaces without them lose nothing."""
        here, there = question.channel, question.message_ts
        if question.place == Place.DIRECT:
            with _if_slack_can():
                self.client.assistant_threads_setStatus(
                    channel_id=here, thread_ts=question.thread_ts, status=texts.LOOKING
                )
            yield
        elif question.place == Place.CHANNEL:
            with _if_slack_can():
                self.client.reactions_add(channel=here, timestamp=there, name="eyes")
            try:
                yield
            finally:
                with _if_slack_can():
                    self.client.reactions_remove(channel=here, timestamp=there, name="eyes")
        else:
            yield


def _read(session: Session, question: Question, now: datetime) -> _Asked | None:
    person = session.get(Person, question.asker_id) if question.asker_id else None
    if person is None or question.state != State.ASKED:
        return None
    earlier = questions.earlier_in_thread(session, question)
    thread = tuple(Turn(q.text, str((q.answer or {}).get("answer", ""))) for q in earlier)
    in_channel = question.place == Place.CHANNEL
    return _Asked(
        text=question.text,
        asker=facts.asker(session, person, in_public=in_channel),
        thread=thread,
        facts=tuple(facts.about(session, person, question.text, now, in_public=in_channel)),
    )


def _if_slack_can() -> contextlib.AbstractContextManager[None]:
    return contextlib.suppress(SlackClientError, OSError)
