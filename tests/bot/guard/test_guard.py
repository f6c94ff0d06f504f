"""What the child guard catches and, just as much, what it lets pass."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import guard

HERE = Path(__file__).parent
SOFT = HERE.joinpath("soft.txt").read_text().splitlines()
HARMLESS = HERE.joinpath("harmless.txt").read_text().splitlines()
MANUAL = Path(__file__).parents[4] / "shared" / "eval" / "cms_da" / "corpus.jsonl"

WRITTEN = [
    *("010114-1234", "0101141234", "010114 1234", "010114 - 1234", "010114–1234", "01-01-14-1234", "01.01.14-1234"),
    *("01/01/14-1234", "01012014-1234", "610114-1234", "910114-1234", "010120141234", "01012014 1234", "01 01 14-1234"),
    *("010114—1234", "010114−1234", "010114‑1234", "010114--1234", "010114_1234", "010114/1234", "010114.1234"),
    *("010114:1234", "(010114) 1234", "010114\u00a01234", "010114\u2009-\u20091234", "010114\n1234", "010114-\n1234"),
    *("０１０１１４－１２３４", "٠١٠١١٤-١٢٣٤", "0\u200b101\u200b14-12\u200b34", "010114\u00ad-1234"),
    *(
        "0 1 0 1 1 4 1 2 3 4",
        "0 1 0 1 1 4 - 1 2 3 4",
        "0-1-0-1-1-4-1-2-3-4",
        "0.1.0.1.1.4.1.2.3.4",
        "0\n1\n0\n1\n1\n4\n1\n2\n3\n4",
    ),
    *("0101 14 1234", "010 114 1234", "01 0114 1234", "0101-14-1234", "0 10114-1234", "010114-12 34", "010114-1 2 3 4"),
    *("1/1-14-1234", "1.1.2014-1234", "01/01-14-1234", "1. januar 2014-1234", "1 jan 14 - 1234", "2014-01-01-1234"),
    *(
        "01.01.14 9876",
        "01 - 01 - 14 - 1234",
        "01.01.14.1234",
        "O10114-1234",
        "01O114-l234",
        "290216-4567",
        "311299-0001",
    ),
    *("cpr: 01 01 14 1234", "CPR010114-1234", "cpr-nr. 0101141234", "personnummer 010114 1234", "cpr 01 01 14 12 34"),
    *(
        "barn010114-1234abc",
        "https://x.example/?id=0101141234&y=1",
        "mailto:010114-1234@example.dk",
        "fil_010114-1234.pdf",
    ),
    "0\ufe0f\u20e31\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e31\ufe0f\u20e34\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e3",
]


@pytest.mark.parametrize("number", WRITTEN)
def test_a_cpr_number_is_refused_however_it_is_typed(number: str):
    finding = guard.check(f"Vi har fået {number} med på holdet")

    assert finding.hard
    assert not guard.check(finding.masked).hard


BEFORE = [
    *("David", "Filip", "Khalid", "Philip", "nej", "hej", "på vej", "altid", "oplag", "overreg", "dansksag"),
    *("barnets id", "hendes sag", "journalnr.", "sagsnr.", "j.nr.", "p", "børnekonto", "bifaktura"),
]


@pytest.mark.parametrize("word", BEFORE)
@pytest.mark.parametrize("number", ["0101141234", "01012014-1234"])
def test_no_word_before_a_cpr_number_makes_it_an_invoice(word: str, number: str):
    assert guard.check(f"{word} {number} er begyndt på holdet").hard


@pytest.mark.parametrize("text", SOFT)
def test_a_sign_of_one_child_is_no_cpr_number(text: str):
    assert not guard.check(text).hard


def test_at_most_one_in_ten_softer_signs_slips_through():
    missed = [text for text in SOFT if not guard.check(text).soft]

    assert len(SOFT) >= 60
    assert len(missed) <= len(SOFT) / 10, missed


def test_at_most_one_in_fifty_work_sentences_alarms():
    alarms = [text for text in HARMLESS if (found := guard.check(text)).hard or found.soft]

    assert len(HARMLESS) >= 200
    assert len(alarms) <= len(HARMLESS) / 50, alarms


@pytest.mark.skipif(not MANUAL.exists(), reason="the public sets lie beside the checkout")
def test_at_most_one_in_fifty_sentences_of_a_public_manual_alarms():
    texts = [json.loads(line)["text"] for line in MANUAL.read_text().splitlines()]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?]) (?=[A-ZÆØÅ])", text) if s][:2000]
    alarms = [s for s in sentences if (found := guard.check(s)).hard or found.soft]

    assert len(sentences) == 2000
    assert len(alarms) <= 40, alarms


def test_only_the_number_is_masked():
    finding = guard.check("Ahmeds nummer er 010114-1234, og vi er 12 børn")

    assert finding.masked == "Ahmeds nummer er •••••••••••, og vi er 12 børn"
    assert "et CPR-nummer" in finding.reasons


@pytest.mark.parametrize("text", WRITTEN)
def test_what_leaves_the_house_holds_no_number(text: str):
    left = guard.without_numbers(text, "[CPR]")

    assert "[CPR]" in left
    assert not guard.check(left).hard


def test_what_may_be_a_number_does_not_leave_the_house():
    assert guard.without_numbers("Ringede 01 01 14 1234, og igen 010114-1234.", "#") == "Ringede #, og igen #."


def test_a_harmless_text_is_left_as_it_is():
    finding = guard.check("Vi har fået 12 piger på 10 år")

    assert (finding.hard, finding.soft, finding.reasons) == (False, False, ())
    assert finding.masked == "Vi har fået 12 piger på 10 år"


@given(
    born=st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    four=st.integers(0, 9999),
    moved=st.booleans(),
    gap=st.sampled_from(["", "-", " ", " - ", "–", "\n", "\u00a0", "/"]),
    before=st.sampled_from(["", "cpr ", "barnet ", "(", "x"]),
    after=st.sampled_from(["", ".", " og", ")", "x"]),
)
def test_every_joined_number_is_refused(born: date, four: int, gap: str, before: str, after: str, *, moved: bool):
    number = f"{born.day + 60 * moved:02}{born:%m%y}{gap}{four:04}"

    assert guard.check(f"{before}{number}{after}").hard


@given(st.text())
def test_it_reads_anything_and_keeps_its_length(text: str):
    assert len(guard.check(text).masked) == len(text)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)))  # noqa: DTZ001  only its writing matters
def test_a_date_and_a_time_of_day_is_never_refused(at: datetime):
    for clock in (f"{at:%H:%M}", f"{at:%H.%M}", f"kl. {at:%H.%M}", f"{at:%H%M}"):
        assert not guard.check(f"Mødet er {at:%d.%m.%Y} {clock}").hard
