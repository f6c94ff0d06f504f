"""A typed update: understood in many spellings, never guessed, never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.obstacles import Helper
from bot.domain.plans import FocusArea
from bot.domain.updates import Colour
from bot.texts.update_text import AREAS, HELPERS, is_update, parse

FOUR = [kind for kind in FocusArea if kind != FocusArea.COORDINATION]

_PIECES = [
    *("motivation:", "frivillige: ", "forhindring: ", "status: gul", "status:", "hjælp: konsulent", "x", "abc: def"),
    *(
        "12:30",
        ". ",
        "\n",
        ", ",
        "opdatering",
        "opdatering:",
        "intet nyt",
        "område 1:",
        "kl: 5",
        "https://a.b",
        "Å",
        " ",
    ),
]
typed_texts = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.text())


def test_the_example_in_the_help_is_understood():
    typed = parse("motivation: 12 nye piger. forhindring: mangler haltid")

    assert typed.parts == ((FocusArea.WELLBEING, "12 nye piger."),)
    assert typed.obstacle == "mangler haltid"
    assert typed.is_clear


def test_several_areas_a_colour_and_who_can_help_in_one_text():
    typed = parse(
        "Opdatering: frivillige: to nye. samarbejde: møde med skolen\nstatus: gul\nforh: ingen hal. hjælp: konsulent"
    )

    assert typed.areas == (FocusArea.VOLUNTEERS, FocusArea.COOPERATION)
    assert (typed.colour, typed.helper, typed.obstacle) == (Colour.YELLOW, Helper.CONSULTANT, "ingen hal.")


@pytest.mark.parametrize(
    ("label", "area"),
    [
        ("traenere", FocusArea.VOLUNTEERS),
        ("TRÆNERE", FocusArea.VOLUNTEERS),
        ("Friv", FocusArea.VOLUNTEERS),
        ("organis", FocusArea.ORGANISATION),
        ("Motivation og trivsel blandt boerne- og ungemedlemmer", FocusArea.WELLBEING),
        ("indsatsomraade 3", FocusArea.COOPERATION),
        ("lokal koordinerende funktion", FocusArea.COORDINATION),
        ("samarb", FocusArea.COOPERATION),
    ],
)
def test_labels_are_read_with_and_without_danish_letters_and_shortened(label: str, area: FocusArea):
    assert parse(f"{label}: der er sket noget").areas == (area,)


@pytest.mark.parametrize("name", [name for names in AREAS.values() for name in names])
def test_every_name_we_know_is_read_back(name: str):
    assert len(parse(f"{name}: godt").areas) == 1


@pytest.mark.parametrize("text", ["musik: vi spiller", "in: noget", "vi har fået to nye trænere", "netværk: godt"])
def test_what_names_no_area_is_asked_about_and_kept(text: str):
    typed = parse(text)

    assert not typed.is_clear
    assert not typed.areas
    assert text.rsplit(": ", maxsplit=1)[-1] in typed.text


def test_the_fifth_area_is_unknown_to_a_standard_partnership():
    assert parse("koordinering: møde holdt", FOUR).unknown == (("koordinering", "møde holdt"),)


def test_the_associations_own_name_for_an_area_is_known():
    assert parse("pigeholdet: 12 nye", own={"Pigeholdet": FocusArea.WELLBEING}).areas == (FocusArea.WELLBEING,)


@pytest.mark.parametrize(
    "text", ["intet nyt", "Intet nyt!", "opdatering: intet nyt", "/opdatering Intet nyt siden sidst."]
)
def test_nothing_new_is_an_update_too(text: str):
    assert parse(text).nothing_new


def test_a_time_of_day_and_a_link_are_no_labels():
    typed = parse("trivsel: vi mødes kl. 12:30, se https://x.example")

    assert typed.parts == ((FocusArea.WELLBEING, "vi mødes kl. 12:30, se https://x.example"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("opdatering: x", True),
        ("Statusopdatering: x", True),
        ("opdatering af planen?", False),
        ("hej", False),
        ("status: vi har to nye", True),
        ("Opdatering - vi har to nye", True),
        ("Status – to nye", True),
        ("status- og netværksmøder?", False),
        ("Status på handleplanen", False),
        ("statusmøde: hvornår?", False),
    ],
)
def test_a_message_says_itself_that_it_is_an_update(text: str, *, says: bool):
    assert is_update(text) is says


@pytest.mark.parametrize("text", ["status: gul. trivsel: god stemning", "opdatering: status: gul. trivsel: fint"])
def test_a_status_that_is_a_colour_is_its_colour(text: str):
    typed = parse(text)

    assert (typed.colour, typed.areas) == (Colour.YELLOW, (FocusArea.WELLBEING,))


@settings(max_examples=600, deadline=None)
@given(typed_texts)
def test_no_word_is_ever_lost(text: str):
    typed = parse(text)
    helper = HELPERS[typed.helper] if typed.helper else ""  # understood, so its own words are not kept
    said = f"{typed} {helper}".casefold()
    words = [w for w in text.casefold().replace("opdatering", " ").split() if w.isalpha() and len(w) > 8]

    assert all(word in said for word in words)
