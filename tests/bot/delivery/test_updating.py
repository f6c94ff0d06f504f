"""What was said follows what is true: many changes, few updates, and the last one always shows."""

from __future__ import annotations

from bot.workspace import Workspace, garbage, refuses
from tests.bot.delivery.office import Office
from tests.waiting import until


def test_twenty_clicks_make_one_update_and_the_last_shows(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "0 kommer")
    office.send()
    for count in range(1, 21):
        office.changes(subject, f"{count} kommer")
    while office.updater.step():
        pass
    assert [m.text for m in workspace.team.messages] == ["20 kommer"]
    assert len(workspace.calls("chat.update")) == 1


def test_a_change_that_comes_during_an_update_is_shown_too(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "0 kommer")
    office.send()
    office.changes(subject, "1 kommer")
    assert office.updater.step()
    office.changes(subject, "2 kommer")
    until(office.updater.step, "the next update is due after a moment")
    assert [m.text for m in workspace.team.messages] == ["2 kommer"]


def test_a_change_before_it_left_needs_no_update(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "0 kommer")
    office.changes(subject, "1 kommer")
    office.send()
    assert not office.updater.step()
    assert [m.text for m in workspace.team.messages] == ["1 kommer"]


def test_a_home_is_published_and_published_again(workspace: Workspace, office: Office) -> None:
    maja = workspace.person("Maja Prøve")
    subject = office.put(maja.id, "Intet nyt", kind="home")
    office.send()
    office.changes(subject, "Ny begivenhed", kind="home")
    assert office.updater.step()
    assert workspace.team.homes[maja.id].body["blocks"][0]["text"]["text"] == "Ny begivenhed"


def test_a_long_text_is_brought_up_to_date_too(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "Spørgsmål " * 500)
    office.send()
    taken = "Taget. " + "Spørgsmål " * 500
    office.changes(subject, taken)
    assert office.updater.step()
    assert [m.text for m in workspace.team.messages] == [taken[:3900]]


def test_an_update_is_done_again_until_it_shows(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "0 kommer")
    office.send()
    workspace.breaks("chat.update", garbage())
    office.changes(subject, "1 kommer")
    assert office.updater.step()
    row = office.row(subject)
    assert (row.changes, row.shown) == (1, 0)


def test_a_message_somebody_deleted_is_left_alone(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "0 kommer")
    office.send()
    workspace.breaks("chat.update", refuses("message_not_found"))
    office.changes(subject, "1 kommer")
    assert office.updater.step()
    assert not office.updater.step()
    assert office.row(subject).shown == 1
