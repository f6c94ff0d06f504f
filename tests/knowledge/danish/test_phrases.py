"""What is said when there is no answer, and before a quote that does not simply hold."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.danish import phrases
from knowledge.documents import AppliesTo
from knowledge.values import Outcome, SourceText

TODAY = date(2026, 3, 2)
REFUSALS = [outcome for outcome in Outcome if outcome not in (Outcome.ANSWER, Outcome.EXTRACT)]


def source(**labels: object) -> SourceText:
    return SourceText(id="p1", title="Titel", text="Tekst.", **labels)


@pytest.mark.parametrize("outcome", REFUSALS)
def test_every_refusal_has_its_own_words(outcome: Outcome):
    assert phrases.said(outcome)
    assert len({phrases.said(each) for each in REFUSALS}) == len(REFUSALS)


def test_the_acute_card_begins_with_112_whether_or_not_the_contact_is_filled_in():
    assert phrases.said(Outcome.ACUTE) == "Ved akut fare: ring 112."
    assert phrases.said(Outcome.ACUTE, "Ring til KFF.") == "Ved akut fare: ring 112. Ring til KFF."


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ({}, ""),
        ({"applies_to": AppliesTo.EXTENDED}, "Udvidet partnerskab"),
        ({"valid_to": date(2024, 12, 31)}, "Gjaldt til 31. december 2024"),
        ({"valid_to": date(2027, 12, 31)}, ""),
        ({"valid_from": date(2027, 1, 1)}, "Gælder først fra 1. januar 2027"),
        ({"superseded": True}, "Gælder ikke længere"),
        (
            {"applies_to": AppliesTo.STANDARD, "valid_to": date(2024, 5, 1)},
            "Standardpartnerskab, gjaldt til 1. maj 2024",
        ),
    ],
)
def test_what_must_be_said_before_a_quote(labels: dict[str, object], said: str):
    assert phrases.label(source(**labels), TODAY, with_level=True) == said


def test_the_asker_s_own_level_need_not_be_said():
    assert phrases.label(source(applies_to=AppliesTo.STANDARD), TODAY, with_level=False) == ""
