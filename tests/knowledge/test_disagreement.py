"""When two sources contradict each other, and when they only speak of different things."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import disagreement
from knowledge.values import SourceText
from tests.knowledge.libraries import TODAY


def _source(name: str, text: str, **labels: object) -> SourceText:
    return SourceText(f"p{name}", name, text, document=name, **labels)


def _differ(one: str, other: str, **labels: object) -> bool:
    return disagreement.between(_source("1", one), _source("2", other, **labels), one, TODAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Et standardpartnerskab får 250.000 kr. om året i tilskud.",
            "Standardpartnerskaber får 275.000 kr. i tilskud.",
        ),
        ("Fristen for regnskabet er den 1. april.", "Fristen for regnskabet er den 15. april."),
        ("Haltid søges hos kommunen i april.", "Man søger haltid hos kommunen i februar."),
        ("Aftalerne udløber ved udgangen af 2027.", "Aftalerne udløber ved udgangen af 2028."),
    ],
)
def test_another_number_or_day_of_the_same_thing_is_a_contradiction(one: str, other: str):
    assert _differ(one, other)
    assert not _differ(one, other, superseded=True)
    assert not _differ(one, other, valid_to=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Et standardpartnerskab får 250.000 kr. i tilskud.", "Et udvidet partnerskab får 400.000 kr. i tilskud."),
        ("Der holdes tre til fire netværksmøder om året.", "Der holdes fire netværksmøder om året."),
        ("Tilskuddet er 250.000 kr. om året.", "Medfinansieringen er 50.000 kr. om året."),
        ("I 2024 var der 25 foreninger med.", "I 2025 var der 21 foreninger med."),
        ("Haltid søges hos kommunen i april.", "Haltid søges hos kommunen."),
        ("Haltid søges hos kommunen i april.", "Haltid søges hos kommunen i april 2026."),
    ],
)
def test_what_is_said_of_something_else_is_none(one: str, other: str):
    assert not _differ(one, other)
