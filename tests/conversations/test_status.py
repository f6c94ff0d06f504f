"""A status, from the question on a Tuesday morning to the receipt, corrected and taken back; typed and in the form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.prompts import StatusPrompt
from bot.domain.updates import StatusUpdate, UpdateDraft, UpdateVersion
from bot.workspace import Person
from tests.conversations.town import Town

TUESDAY_TEN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # ten o'clock in Copenhagen
WELLBEING = "4 Motivation og trivsel blandt børne- og ungemedlemmer"
VOLUNTEERS = "2 Involvering af frivillige og trænere"


def _is_asked(town: Town) -> None:
    town.move_to(TUESDAY_TEN)
    town.settles()


def _updates(town: Town) -> list[StatusUpdate]:
    with town.database() as session:
        rows = list(session.scalars(select(StatusUpdate).order_by(StatusUpdate.id)))
        session.expunge_all()
        return rows


def _times(who: Person, text: str) -> int:
    """In how many messages."""
    return sum(text in message.text for message in who.messages())


def _gives(who: Person, text: str = "12 nye piger", **more: object) -> None:
    who.command("/opdatering")
    who.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": text, **more})


@pytest.mark.everywhere
def test_a_status_is_asked_for_given_and_acknowledged(town: Town) -> None:
    _is_asked(town)
    assert "Tid til en kort status" in town.aisha.sees()
    town.aisha.presses("Giv status")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "12 nye piger til svømning"})
    town.aisha.gets("Tak, din status er gemt")
    receipt = town.aisha.last()
    assert "12 nye piger til svømning" in receipt
    assert "Opdateringen ses altid af dig, Bo Demo og din konsulent Karen Konsulent (eller en afløser)." in receipt
    assert "Den kommer med i konsulentens opsamling" in receipt
    assert "Den bliver gemt til og med fredag den 2. marts 2029" in receipt


def test_the_question_loses_its_buttons_for_both_who_share_the_post(town: Town) -> None:
    _is_asked(town)
    town.bo.presses("Intet nyt")
    town.settles()
    for person in (town.aisha, town.bo):
        assert "Tak, status er givet" in person.sees()
        assert "Giv status" not in person.buttons()
    assert [u.nothing_new for u in _updates(town)] == [True]
    with town.database() as session:
        assert session.query(StatusPrompt).filter(StatusPrompt.answered_at.is_not(None)).count() == 1


def test_an_area_and_a_text_are_enough_and_nothing_new_is_one_press(town: Town) -> None:
    """The clicks themselves are counted in the browser: tests/demo/test_a_status.py."""
    _is_asked(town)
    town.aisha.presses("Giv status")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Godt i gang"})
    town.aisha.gets("Tak, din status er gemt")
    town.carla.presses("Intet nyt")
    town.carla.gets("Noteret: intet nyt")


def test_the_areas_ticked_last_are_ticked_again_so_that_next_time_it_is_two_clicks(town: Town) -> None:
    _gives(town.aisha)
    town.settles()
    town.aisha.command("/opdatering")
    town.aisha.submits({"Hvad er der sket?": "Endnu flere piger"})
    town.settles()
    assert [u.text for u in _updates(town)] == ["12 nye piger", "Endnu flere piger"]


def test_only_an_extended_partnership_has_the_fifth_area(town: Town) -> None:
    town.aisha.command("/opdatering")
    assert "Lokal koordinerende funktion" not in town.aisha.modal
    town.carla.command("/opdatering")
    assert "5 Lokal koordinerende funktion" in town.carla.modal


def test_one_reminder_after_two_working_days_and_never_a_second(town: Town) -> None:
    _is_asked(town)
    town.quiet(town.aisha)
    for _ in range(9):
        town.advance(days=1)
    town.settles()
    assert _times(town.aisha, "En venlig påmindelse om status") == 1
    assert "Aisha" not in town.carla.sees_in("#netværk")


def test_who_answers_is_not_reminded(town: Town) -> None:
    _is_asked(town)
    town.carla.presses("Intet nyt")
    for _ in range(4):
        town.advance(days=1)
    town.settles()
    assert "En venlig påmindelse" not in town.carla.sees()


def test_not_now_asks_again_tomorrow(town: Town) -> None:
    _is_asked(town)
    town.carla.chooses("I morgen", in_message="Tid til en kort status")
    town.carla.gets("Jeg spørger igen onsdag den 4. marts 2026 kl. 10.00")
    town.advance(days=1)
    town.settles()
    assert _times(town.carla, "Tid til en kort status") == 2


def test_not_now_can_be_skipped_or_become_a_holiday(town: Town) -> None:
    _is_asked(town)
    town.carla.chooses("Spring over denne gang", in_message="Tid til en kort status")
    town.carla.gets("Sprunget over denne gang")
    town.bo.chooses("På mandag", in_message="Tid til en kort status")
    town.bo.gets("Jeg spørger igen mandag den 9. marts 2026 kl. 10.00")
    town.dina.chooses("Jeg holder ferie", in_message="Tid til en kort status")
    town.dina.submits({"Første dag": "2026-03-03", "Sidste dag": "2026-03-20"})
    assert "Du er fraværende fra 3.3.2026 til og med 20.3.2026" in town.dina.modal
    town.move_to(datetime(2026, 3, 17, 9, 0, tzinfo=UTC))
    town.settles()
    assert _times(town.dina, "Tid til en kort status") == 1
    assert _times(town.carla, "Tid til en kort status") == 1


def test_what_one_of_two_skipped_the_other_may_still_answer(town: Town) -> None:
    _is_asked(town)
    with town.database() as session:
        prompt_id = session.scalars(select(StatusPrompt.id).where(StatusPrompt.association_id == 1)).one()
    town.aisha.chooses("Spring over denne gang", in_message="Tid til en kort status")
    town.bo.gets("Sprunget over denne gang")
    town.forges(town.bo, "update.later", f"monday:{prompt_id}")
    town.settles()
    assert "allerede givet" not in town.bo.sees()
    town.forges(town.bo, "update.nothing", str(prompt_id))
    town.bo.gets("Noteret: intet nyt siden sidst.")
    town.forges(town.aisha, "update.later", f"monday:{prompt_id}")
    town.forges(town.aisha, "update.later", f"holiday:{prompt_id}")
    assert "Første dag" in town.aisha.modal


def test_a_late_answer_is_accepted(town: Town) -> None:
    _is_asked(town)
    town.advance(days=10)
    town.aisha.presses("Giv status", in_message="Tid til en kort status")
    town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "Lidt sent, men her er det"})
    town.aisha.gets("Lidt sent")


def test_a_form_without_words_stays_open_and_says_why(town: Town) -> None:
    town.aisha.command("/opdatering")
    said = town.aisha.submits({"Hvad handler det om?": [WELLBEING], "Hvad er der sket?": "   "})
    assert said["errors"] == {"update.text": "Skriv kort, hvad der er sket."}
    assert WELLBEING in town.aisha.modal
    town.aisha.submits({"Hvad er der sket?": "Nu står der noget"})
    town.aisha.gets("Tak, din status er gemt")


@pytest.mark.everywhere
def test_an_update_is_corrected_and_the_version_before_is_kept(town: Town) -> None:
    _gives(town.aisha, "11 nye piger")
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.presses("Ret")
    assert "11 nye piger" in town.aisha.modal
    town.aisha.submits(
        {"Hvad er der sket?": "12 nye piger", "Hvordan går det?": "🟢 På sporet", "Nye børn og unge": "12"}
    )
    town.aisha.gets("12 nye piger")
    assert "12 nye børn og unge" in town.aisha.last()
    assert "Rettet" in town.aisha.last()
    with town.database() as session:
        assert [v.text for v in session.query(UpdateVersion)] == ["11 nye piger"]
        assert session.query(StatusUpdate).count() == 1


def test_an_update_is_withdrawn_and_cannot_be_corrected_after(town: Town) -> None:
    _gives(town.aisha)
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.presses("Træk tilbage")
    town.aisha.gets("Du har trukket opdateringen tilbage")
    assert "12 nye piger" not in town.aisha.sees()
    town.aisha.command("/handleplan")
    assert "12 nye piger" not in town.aisha.last()


@pytest.mark.everywhere
def test_a_typed_update_is_shown_back_and_kept_with_one_click(town: Town) -> None:
    town.aisha.command("/opdatering", "motivation: 12 nye piger. forhindring: mangler haltid")
    town.aisha.gets("Sådan har jeg forstået din status")
    assert f"{WELLBEING}: 12 nye piger" in town.aisha.last()
    town.aisha.presses("Gem")
    town.aisha.gets("Tak, din status er gemt")
    assert [u.text for u in _updates(town)] == ["12 nye piger."]
    town.aisha.command("/opdatering")
    assert "mangler haltid" in town.aisha.modal


def test_keeping_a_typed_update_twice_keeps_it_once(town: Town) -> None:
    town.aisha.writes("opdatering: frivillige: to nye trænere")
    town.aisha.gets("Sådan har jeg forstået din status")
    town.aisha.presses("Gem")
    town.aisha.presses("Gem")
    town.settles()
    assert len(_updates(town)) == 1


def test_a_typed_update_that_is_kept_is_corrected_by_the_form_it_still_offers(town: Town) -> None:
    town.aisha.writes("opdatering: trivsel: god stemning. forhindring: mangler haltid")
    town.aisha.gets("Sådan har jeg forstået")
    town.aisha.presses("Gem")
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.presses("Ret i formular", in_message="Sådan har jeg forstået")
    assert "Ret din status" in town.aisha.modal
    assert "mangler haltid" in town.aisha.modal
    town.aisha.submits({"Hvad er der sket?": "Rigtig god stemning"})
    town.aisha.gets("Rigtig god stemning")
    assert "Rettet" in town.aisha.last()
    assert [u.text for u in _updates(town)] == ["Rigtig god stemning"]


def test_a_form_opened_before_the_update_was_kept_corrects_it(town: Town) -> None:
    town.aisha.writes("opdatering: trivsel: god stemning")
    town.aisha.gets("Sådan har jeg forstået")
    town.aisha.presses("Ret i formular")
    with town.database() as session:
        draft_id = session.scalars(select(UpdateDraft.id)).one()
    town.forges(town.aisha, "update.keep", str(draft_id))
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.submits({"Hvad er der sket?": "Rigtig god stemning"})
    town.aisha.gets("Rigtig god stemning")
    assert [u.text for u in _updates(town)] == ["Rigtig god stemning"]


def test_what_is_kept_already_says_so_and_where_it_is_corrected(town: Town) -> None:
    town.aisha.writes("opdatering: musik: vi har fået et band")
    town.aisha.gets("Hvilket område hører det til?")
    town.aisha.chooses(VOLUNTEERS, in_message="Sådan har jeg forstået")
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.chooses(WELLBEING, in_message="Sådan har jeg forstået")
    town.aisha.gets("Den er allerede gemt. Tryk Ret under kvitteringen")
    town.aisha.presses("Træk tilbage")
    town.aisha.gets("Du har trukket opdateringen tilbage")
    town.aisha.presses("Ret i formular")
    town.settles()
    assert _times(town.aisha, "Du har trukket opdateringen tilbage") == 2
    assert len(_updates(town)) == 1


def test_an_unknown_area_is_asked_about_and_kept_with_the_answer(town: Town) -> None:
    town.aisha.writes("opdatering: musik: vi har fået et band")
    town.aisha.gets("Jeg kender ikke området »musik«. Hvilket område hører det til?")
    assert "Gem" not in town.aisha.buttons()
    town.aisha.chooses(VOLUNTEERS, in_message="Sådan har jeg forstået")
    town.aisha.gets("Tak, din status er gemt")
    assert "musik: vi har fået et band" in town.aisha.last()
    assert VOLUNTEERS in town.aisha.last()


def test_a_form_that_is_refused_gives_back_what_was_written(town: Town) -> None:
    _gives(town.aisha)
    town.aisha.gets("Tak, din status er gemt")
    town.aisha.presses("Ret")
    town.aisha.fills({"Hvad er der sket?": "En lang tekst, der ikke må gå tabt"})
    with town.database() as session:
        session.query(StatusUpdate).one().withdrawn_at = TUESDAY_TEN
    town.aisha.submits()
    assert "Det har du ikke adgang til" in town.aisha.modal
    town.aisha.closes()
    assert town.aisha.view is not None
    assert "En lang tekst, der ikke må gå tabt" in str(town.aisha.view.filled)


def test_a_typed_update_can_be_corrected_in_the_form(town: Town) -> None:
    town.aisha.writes("opdatering: trivsel: god stemning. status: gul")
    town.aisha.gets("Sådan har jeg forstået")
    town.aisha.presses("Ret i formular")
    assert "god stemning" in town.aisha.modal
    town.aisha.submits({"Hvad er der sket?": "Rigtig god stemning"})
    town.aisha.gets("Rigtig god stemning")
    assert "🟡 Driller lidt" in town.aisha.last()


def test_a_message_becomes_an_update_in_the_form(town: Town) -> None:
    town.aisha.writes("Vi har fået ti nye børn på rulleskøjter", where="#netværk")
    town.aisha.shortcut("Gem som statusopdatering", town.aisha.message("rulleskøjter", where="#netværk"))
    assert "ti nye børn på rulleskøjter" in town.aisha.modal
    town.aisha.submits({"Hvad handler det om?": [WELLBEING]})
    town.aisha.gets("Tak, din status er gemt")


def test_the_global_shortcut_opens_the_form(town: Town) -> None:
    town.aisha.shortcut("Ny statusopdatering")
    assert "Hvad er der sket?" in town.aisha.modal


def test_who_has_no_association_gives_no_status(town: Town) -> None:
    town.karen.command("/opdatering")
    assert "Det er ressourcepersonen i en forening, der giver status" in town.karen.sees()
    town.karen.writes("opdatering: trivsel: godt")
    town.karen.gets("Det er ressourcepersonen i en forening, der giver status")
    assert not _updates(town)


def test_somebody_elses_draft_cannot_be_kept(town: Town) -> None:
    town.aisha.writes("opdatering: trivsel: godt")
    town.aisha.gets("Sådan har jeg forstået")
    with town.database() as session:
        draft_id = session.scalars(select(UpdateDraft.id)).one()
    forged = {"type": "button", "action_id": "update.keep", "text": {"type": "plain_text", "text": "Gem"}}
    town.dina.writes("opdatering: trivsel: mit eget")
    own = town.dina.gets("Sådan har jeg forstået")
    block = {"type": "actions", "block_id": "x", "elements": [{**forged, "value": str(draft_id)}]}
    town.workspace.do(town.workspace.acts.press(town.dina.user, own, block, block["elements"][0], str(draft_id), {}))
    town.settles()
    assert "Det har du ikke adgang til" in town.dina.sees()
    assert not _updates(town)
