"""A person at the stand-in workspace and a real Bolt app at the other end, through both doors."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.workspace import Person, Shortcut, Workspace
from bot.workspace.acts import FormNotSentError
from tests.bot.workspace.echo import Echo


def test_what_is_written_is_heard_and_the_answer_is_seen(aisha: Person, any_echo: Echo) -> None:
    aisha.writes("hej")
    aisha.gets("Du sagde: hej")
    assert "[Giv status] [Ret] [Ikke nu (I morgen) ▾]" in aisha.sees()


def test_a_form_is_opened_filled_refused_mended_and_sent(aisha: Person, any_echo: Echo) -> None:
    bo = aisha._ws.person("Bo Demo")
    aisha.writes("hej")
    aisha.presses("Giv status")
    assert aisha.modal.startswith("Statusopdatering\nHvad er der sket?")
    aisha.fills({"Hvad er der sket?": "vrøvl", "Områder": ["Motivation"], "Farve": "Grøn"})
    aisha.fills({"Dato": date(2026, 11, 25), "Klokkeslæt": time(9, 5), "Hvem": [bo]})
    assert aisha.submits()["errors"] == {"what": "Skriv noget andet"}
    assert "! Skriv noget andet" in aisha.modal
    assert aisha.submits({"Hvad er der": "12 nye piger"}) == {}
    aisha.gets("Gemt: 12 nye piger")
    assert aisha.modal == ""
    values = any_echo.heard[-1]["view"]["state"]["values"]
    assert values["areas"]["given"]["selected_options"][0]["value"] == "motivation"
    assert values["colour"]["given"]["selected_option"]["text"]["text"] == "Grøn"
    assert values["day"]["given"]["selected_date"] == "2026-11-25"
    assert values["hour"]["given"]["selected_time"] == "09:05"
    assert values["who"]["given"]["selected_users"] == [bo.id]
    assert any_echo.heard[-1]["view"]["private_metadata"] == "fra echo"


def test_fields_nobody_touched_hold_what_stood_there(aisha: Person, echo: Echo) -> None:
    aisha.writes("hej")
    aisha.presses("Giv status")
    aisha.submits({"Hvad er der sket?": "nyt"})
    values = echo.heard[-1]["view"]["state"]["values"]
    assert values["day"]["given"] == {"type": "datepicker", "selected_date": "2026-01-02"}
    assert values["areas"]["given"] == {"type": "checkboxes", "selected_options": []}
    assert values["hour"]["given"] == {"type": "timepicker", "selected_time": None}


@pytest.mark.parametrize(("text", "why"), [("", "empty"), ("x" * 21, "21 characters")])
def test_slack_itself_keeps_a_form_that_is_not_filled(aisha: Person, echo: Echo, text: str, why: str) -> None:
    aisha.writes("hej")
    aisha.presses("Giv status")
    with pytest.raises(FormNotSentError) as kept:
        aisha.submits({"Hvad er der sket?": text})
    assert kept.value.fields == {"what": why}
    assert aisha.modal


def test_closing_a_window_is_told_to_the_bot_that_asked(aisha: Person, any_echo: Echo) -> None:
    aisha.writes("hej")
    aisha.presses("Giv status")
    aisha.closes()
    assert aisha.modal == ""
    aisha.gets("Du lukkede vinduet")
    assert any_echo.heard[-1]["is_cleared"] is False


def test_a_tick_more_and_a_tick_less(aisha: Person, echo: Echo) -> None:
    aisha.writes("hej")
    aisha.presses("Giv status")
    for name in ("Motivation", "Frivillige", "Motivation"):
        aisha.chooses(name)
    aisha.submits({"Hvad er der sket?": "nyt"})
    chosen = echo.heard[-1]["view"]["state"]["values"]["areas"]["given"]["selected_options"]
    assert [one["value"] for one in chosen] == ["frivillige"]


def test_a_command_is_answered_to_its_own_person_only(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    bo = workspace.person("Bo Demo")
    workspace.channel("#netværk", members=(aisha, bo))
    aisha.command("/opdatering", "12 & flere", where="#netværk")
    aisha.gets("Kun til dig: 12 & flere", where="#netværk")
    assert "Kun til dig" in aisha.sees()
    assert "Kun til dig" not in bo.sees_in("#netværk")


def test_a_mention_is_answered_in_its_thread(aisha: Person, any_echo: Echo) -> None:
    asked = aisha.mentions("#netværk", "hvad koster det?")
    aisha.gets("Svar i tråden", where="#netværk")
    assert aisha.sees_in("#netværk", thread=asked) == "@ressourcebot hvad koster det?\nSvar i tråden"


def test_words_that_do_not_name_the_bot_are_not_heard(aisha: Person, echo: Echo) -> None:
    aisha.writes("hej alle", where="#netværk")
    aisha.writes("hej bot")
    assert [body["event"]["text"] for body in echo.heard] == ["hej bot"]


def test_a_menu_in_a_message_is_heard_at_once(aisha: Person, echo: Echo) -> None:
    aisha.writes("hej")
    aisha.chooses("I morgen")
    aisha.gets("Valgt: I morgen")


def test_what_was_chosen_in_a_message_is_told_with_its_button(aisha: Person, echo: Echo) -> None:
    aisha.writes("hej")
    aisha.chooses("I morgen")
    aisha.presses("Giv status", in_message="Du sagde")
    chosen = echo.heard[-1]["state"]["values"]["actions"]["later"]
    assert chosen["selected_option"]["value"] == "i morgen"


def test_the_home_tab_is_drawn_and_its_buttons_work(aisha: Person, echo: Echo) -> None:
    assert aisha.opens_home() == "[Giv status]"
    aisha.presses("Giv status", where="home")
    assert aisha.modal


def test_the_messages_tab_is_told_apart_from_the_home_tab(aisha: Person, echo: Echo) -> None:
    aisha.opens_messages()
    assert echo.heard[-1]["event"]["tab"] == "messages"
    assert aisha.home_text() == ""


def test_shortcuts_are_used_by_name_alone_and_on_a_message(workspace: Workspace, aisha: Person, any_echo: Echo) -> None:
    workspace.offers(shortcuts=(Shortcut("new", "Ny opdatering", "global"), Shortcut("keep", "Gem", "message")))
    aisha.shortcut("Ny opdatering")
    assert any_echo.heard[-1]["type"] == "shortcut"
    aisha.closes()
    aisha.writes("husk det")
    aisha.shortcut("Gem", "husk det")
    assert any_echo.heard[-1]["callback_id"] == "keep"
    assert any_echo.heard[-1]["message"]["text"].endswith("husk det")


def test_a_file_comes_as_a_message_that_shares_it(aisha: Person, any_echo: Echo) -> None:
    aisha.uploads("referat.pdf", b"%PDF-1.7", text="her er ")
    aisha.gets("her er referat.pdf")
    assert any_echo.heard[-1]["event"]["subtype"] == "file_share"


def test_the_newest_button_is_pressed_unless_a_message_is_named(aisha: Person, echo: Echo) -> None:
    aisha.writes("først")
    aisha.writes("sidst")
    aisha.presses("Ret", in_message="først")
    assert "Rettet" in aisha.sees()
    assert "Du sagde: først" not in aisha.sees()
    assert "Du sagde: sidst" in aisha.sees()


def test_what_is_new_is_what_came_since_the_last_act(aisha: Person, echo: Echo) -> None:
    aisha.writes("en")
    aisha.gets("Du sagde: en")
    aisha.writes("to")
    aisha.gets("Du sagde: to")
    assert "Du sagde: en" not in aisha.sees_new()
    assert "Du sagde: to" in aisha.sees_new()


def test_a_guest_and_a_stranger_carry_their_marks(workspace: Workspace, echo: Echo) -> None:
    stranger = workspace.person("Sif Udefra", is_stranger=True, team_id="T0ELSE")
    guest = workspace.person("Gry Gæst", is_restricted=True, is_ultra_restricted=True)
    stranger.writes("hej")
    assert echo.heard[-1]["event"]["user_team"] == "T0ELSE"
    user = echo.app.client.users_info(user=guest.id)["user"]
    assert (user["is_restricted"], user["is_ultra_restricted"], user["is_stranger"]) == (True, True, False)


def test_the_minutes_tell_the_whole_conversation(workspace: Workspace, aisha: Person, echo: Echo) -> None:
    aisha.writes("hej")
    aisha.presses("Giv status")
    aisha.submits({"Hvad er der sket?": "nyt"})
    aisha.gets("Gemt: nyt")
    assert workspace.transcript().splitlines() == [
        "Aisha Demo says (direct with Aisha Demo): hej",
        "ressourcebot says (direct with Aisha Demo): Du sagde: hej",
        "      [Giv status] [Ret] [Ikke nu (I morgen) ▾]",
        "Aisha Demo presses: [Giv status]",
        "Aisha Demo fills in: Hvad er der sket?: nyt",
        "Aisha Demo sends the form: Statusopdatering",
        "ressourcebot says (direct with Aisha Demo): Gemt: nyt",
    ]


def test_waiting_in_vain_shows_the_minutes(workspace: Workspace, aisha: Person, socket_echo: Echo) -> None:
    aisha.writes("hej")
    with pytest.raises(AssertionError, match=r"farvel(?s:.)*Aisha Demo says"):
        aisha.gets("farvel", timeout=0.1)
