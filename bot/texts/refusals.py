"""What a person reads when they can mend it themselves: one sentence for every kind of Refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain import (
    absences,
    briefs,
    cards,
    experiences,
    handover_replies,
    helping,
    obstacles,
    peers,
    people,
    plans,
    rhythm,
    updates,
)
from bot.domain.access import AlreadyOnRoster, AssociationMissing
from bot.domain.roster import BadRoster
from bot.errors import NotAllowed, Refused
from bot.texts import absences as absence_texts
from bot.texts import access, associations, departures, digests, event_forms, roster, uploads
from bot.texts import briefs as brief_texts
from bot.texts import cards as card_texts
from bot.texts import experiences as experience_texts
from bot.texts import handovers as handover_texts
from bot.texts import peers as peer_texts
from bot.texts import updates as update_texts
from knowledge.refusals import NotACollection

Sentence = Callable[[Any], str]

SENTENCES: Mapping[type[Refused], Sentence] = {
    BadRoster: roster.bad,
    AlreadyOnRoster: lambda refusal: access.already_on_roster(refusal.email),
    AssociationMissing: lambda _: access.ASSOCIATION_MISSING,
    absences.FirstMissing: lambda _: absence_texts.FIRST_MISSING,
    absences.WrongOrder: lambda _: absence_texts.WRONG_ORDER,
    briefs.MeetingMissing: lambda _: brief_texts.MEETING_MISSING,
    experiences.TitleMissing: lambda _: experience_texts.TITLE_MISSING,
    experiences.WordsMissing: lambda _: experience_texts.WORDS_MISSING,
    handover_replies.ReplyMissing: lambda _: handover_texts.REPLY_MISSING,
    cards.CardTitleMissing: lambda _: card_texts.TITLE_MISSING,
    cards.CardTextMissing: lambda _: card_texts.TEXT_MISSING,
    cards.CardEndsInPast: lambda _: card_texts.ENDS_IN_PAST,
    helping.AnswerMissing: lambda _: update_texts.ANSWER_MISSING,
    obstacles.NewWordsMissing: lambda _: update_texts.NEW_WORDS_MISSING,
    peers.TopicMissing: lambda _: peer_texts.TOPIC_MISSING,
    plans.NothingRelevant: lambda _: update_texts.NOTHING_RELEVANT,
    plans.PlanInPast: lambda _: update_texts.PLAN_IN_PAST,
    rhythm.OutsideHours: lambda _: update_texts.OUTSIDE_HOURS,
    updates.AreaMissing: lambda _: update_texts.AREA_MISSING,
    updates.NothingWritten: lambda _: update_texts.NOTHING_WRITTEN,
    people.NotResourcePerson: lambda refusal: access.only_resource_persons(refusal.role),
    NotAllowed: lambda _: "Det har du ikke adgang til, eller også findes det ikke længere.",
    **associations.SENTENCES,
    **departures.SENTENCES,
    **digests.SENTENCES,
    NotACollection: lambda refusal: f"{refusal.folder} mangler corpus.jsonl, queries.jsonl eller qrels/test.tsv.",
    **uploads.SENTENCES,
    **event_forms.SENTENCES,
}


def say(refusal: Refused) -> str:
    """The Danish sentence for a refusal. Raises LookupError for a class nobody wrote a sentence for (a test looks)."""
    for kind in type(refusal).__mro__:
        if kind in SENTENCES:
            return SENTENCES[kind](refusal)
    raise LookupError(type(refusal).__name__)


def apology(error_id: str) -> str:
    return (
        "Det gik desværre galt hos mig, og det er ikke din fejl. Prøv igen om lidt. "
        f"Bliver det ved, så fortæl din konsulent dette nummer: {error_id}."
    )
