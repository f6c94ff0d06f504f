"""Messages leave once, in order, drawn when they leave, whatever Slack answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.delivery import outbox, switches
from bot.workspace import Workspace, garbage, lost_after, lost_before, rate_limited, refuses, server_error
from tests.bot.delivery.office import Office


def said_to(workspace: Workspace, place: str) -> list[str]:
    return [m.text for m in workspace.team.messages if m.channel == place]


def test_a_message_to_a_person_arrives_in_their_direct_messages(workspace: Workspace, office: Office) -> None:
    maja = workspace.person("Maja Prøve")
    subject = office.put(maja.id, "Velkommen")
    office.send()
    assert said_to(workspace, workspace.team.direct(maja.id).id) == ["Velkommen"]
    row = office.row(subject)
    assert (row.state, row.lease_by, row.may_have_left, row.ts != "") == ("sent", "", True, True)


def test_it_says_what_is_true_when_it_leaves(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "Mødet er kl. 17")
    office.said[subject] = "Mødet er kl. 18"
    office.send()
    assert said_to(workspace, room.id) == ["Mødet er kl. 18"]


def test_a_message_no_longer_needed_ends(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id)
    office.said[subject] = None
    office.send()
    assert said_to(workspace, room.id) == []
    assert office.row(subject).state == "ended"


def test_a_planned_message_waits_for_its_hour(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    office.put(room.id, "Husk mødet", not_before=office.clock() + timedelta(hours=1))
    office.send()
    assert said_to(workspace, room.id) == []
    office.clock.advance(timedelta(hours=1))
    office.send()
    assert said_to(workspace, room.id) == ["Husk mødet"]


def test_only_one_person_sees_a_private_message_in_a_channel(workspace: Workspace, office: Office) -> None:
    maja = workspace.person("Maja Prøve")
    room = workspace.channel("netværk", members=(maja,))
    office.put(room.id, "Kun til dig", private_to=maja.id)
    office.send()
    assert [(m.text, m.only_for) for m in workspace.team.messages] == [("Kun til dig", maja.id)]


def test_a_private_message_goes_to_direct_messages_where_the_bot_is_not_in_the_channel(
    workspace: Workspace, office: Office
) -> None:
    maja = workspace.person("Maja Prøve")
    room = workspace.channel("fremmed", members=(maja,), bot=False)
    office.put(room.id, "Kun til dig", private_to=maja.id)
    office.send()
    assert said_to(workspace, workspace.team.direct(maja.id).id) == ["Kun til dig"]


def test_a_busy_slack_holds_back_that_recipient_only(workspace: Workspace, office: Office) -> None:
    busy, calm = workspace.channel("travl"), workspace.channel("rolig")
    workspace.breaks("chat.postMessage", rate_limited(120))
    for room, text in ((busy, "1"), (busy, "2"), (calm, "3")):
        office.put(room.id, text)
    office.send()
    assert (said_to(workspace, busy.id), said_to(workspace, calm.id)) == ([], ["3"])
    office.clock.advance(timedelta(seconds=119))
    office.send()
    assert said_to(workspace, busy.id) == []
    office.clock.advance(timedelta(seconds=1))
    office.send()
    assert said_to(workspace, busy.id) == ["1", "2"]


@pytest.mark.parametrize("fault", [lost_after(), lost_before(), server_error(500), server_error(503), garbage()])
def test_a_message_that_may_have_arrived_arrives_once(workspace: Workspace, office: Office, fault: object) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", fault)  # type: ignore[arg-type]
    subject = office.put(room.id, "Kun én gang")
    office.send()
    assert office.row(subject).state == "unsure"
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, room.id) == ["Kun én gang"]
    row = office.row(subject)
    assert (row.state, row.ts) == ("sent", workspace.team.messages[0].ts)


def test_an_answer_in_a_thread_is_looked_for_in_the_thread(workspace: Workspace, office: Office) -> None:
    maja = workspace.person("Maja Prøve")
    room = workspace.channel("netværk", members=(maja,))
    with workspace.team.changed:
        root = workspace.team.post(room.id, maja.id, "Hvornår?")
    workspace.breaks("chat.postMessage", lost_after())
    office.put(room.id, "På torsdag", thread_ts=root.ts)
    office.send()
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, room.id) == ["Hvornår?", "På torsdag"]


def test_nobody_is_spoken_to_twice_when_the_channel_cannot_be_read(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", lost_after())
    workspace.breaks("conversations.history", refuses("missing_scope"))
    subject = office.put(room.id, "Til alle")
    office.send()
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, room.id) == ["Til alle"]
    assert office.told == [(subject, "unknown")]


def test_a_reply_is_rather_said_twice_than_lost(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", lost_before())
    workspace.breaks("conversations.history", refuses("missing_scope"))
    office.put(room.id, "Svaret", kind="reply")
    office.send()
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, room.id) == ["Svaret"]


def test_who_waits_for_a_reply_does_not_wait_for_an_invitation_to_everybody(
    workspace: Workspace, office: Office
) -> None:
    rooms = [workspace.channel(f"rum-{n}") for n in range(3)]
    for room in rooms:
        office.put(room.id, "Kom til møde")
    office.put(rooms[2].id, "Først det gamle", kind="reply")
    maja = workspace.person("Maja Prøve")
    office.put(maja.id, "Svaret", kind="reply")
    office.send()
    assert workspace.team.messages[0].text == "Svaret"
    assert said_to(workspace, rooms[2].id) == ["Kom til møde", "Først det gamle"]


def test_who_waits_for_a_reply_does_not_wait_for_what_slack_will_not_take(workspace: Workspace, office: Office) -> None:
    maja = workspace.person("Maja Prøve")
    workspace.breaks("chat.postMessage", server_error(500))
    stuck = office.put(maja.id, "Kom til møde")
    office.send()
    office.put(maja.id, "Husk mødet")
    office.put(maja.id, "Svaret", kind="reply")
    office.send()
    assert office.row(stuck).state == "unsure"
    assert said_to(workspace, workspace.team.direct(maja.id).id) == ["Svaret"]
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, workspace.team.direct(maja.id).id) == ["Svaret", "Kom til møde", "Husk mødet"]


def test_replies_keep_their_order_while_slack_is_busy(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", rate_limited(120))
    office.put(room.id, "1", kind="reply")
    office.send()
    office.put(room.id, "2", kind="reply")
    office.send()
    assert said_to(workspace, room.id) == []
    office.clock.advance(timedelta(minutes=2))
    office.send()
    assert said_to(workspace, room.id) == ["1", "2"]


@pytest.mark.parametrize(("status", "state"), [(403, "failed"), (413, "failed"), (429, "ready"), (503, "unsure")])
def test_a_file_slack_will_not_have_is_surely_not_sent(
    workspace: Workspace, office: Office, status: int, state: str
) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("upload", server_error(status))
    subject = office.put(room.id, "Indkaldelse", kind="file")
    office.send()
    assert office.row(subject).state == state
    assert office.told == ([(subject, "failed")] if state == "failed" else [])


def test_looking_is_tried_again_when_slack_is_away(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", lost_after())
    workspace.breaks("conversations.history", server_error(503))
    subject = office.put(room.id, "Kun én gang")
    for _ in range(3):
        office.send()
        office.clock.advance(timedelta(minutes=5))
    assert said_to(workspace, room.id) == ["Kun én gang"]
    assert office.row(subject).state == "sent"


def test_a_message_that_can_never_arrive_is_told_once(workspace: Workspace, office: Office) -> None:
    subject = office.put("C0NOWHERE")
    office.send()
    office.clock.advance(timedelta(hours=1))
    office.send()
    assert office.told == [(subject, "failed")]
    assert office.row(subject).error == "channel_not_found"


def test_a_wrong_token_loses_nothing(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", refuses("invalid_auth"), times=2)
    office.put(room.id, "Senere")
    for _ in range(3):
        office.send()
        office.clock.advance(timedelta(minutes=1))
    assert said_to(workspace, room.id) == ["Senere"]
    assert office.told == []


def test_blocks_slack_refuses_are_sent_as_plain_text(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", refuses("invalid_blocks"))
    office.put(room.id, "Ordene selv", kind="rich")
    office.send()
    assert [(m.text, m.blocks) for m in workspace.team.messages] == [("Ordene selv", [])]


def test_a_fault_in_a_drawing_gives_up_after_a_while_and_holds_nobody_up(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, kind="broken")
    office.put(room.id, "Den næste")
    for _ in range(5):
        office.send()
        office.clock.advance(timedelta(minutes=5))
    office.send()
    assert office.told == [(subject, "failed")]
    assert said_to(workspace, room.id) == ["Den næste"]


def test_a_file_is_shared_once(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("files.completeUploadExternal", lost_after())
    subject = office.put(room.id, "Indkaldelse", kind="file")
    office.send()
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert [[f.name for f in m.files] for m in workspace.team.messages] == [["møde.ics"]]
    assert office.row(subject).state == "sent"


def test_a_file_that_was_not_shared_is_shared_after_all(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("files.completeUploadExternal", lost_before())
    office.put(room.id, "Indkaldelse", kind="file")
    office.send()
    office.clock.advance(timedelta(minutes=1))
    office.send()
    assert said_to(workspace, room.id) == ["Indkaldelse"]


def test_while_held_back_only_replies_leave(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    with office.sessions.begin() as session:
        switches.pause(session, 1, office.clock())
    office.put(room.id, "Opsamling")
    office.put(room.id, "Svar", kind="reply")
    office.send()
    assert said_to(workspace, room.id) == ["Svar"]
    with office.sessions.begin() as session:
        switches.resume(session, 1, office.clock())
    office.send()
    assert said_to(workspace, room.id) == ["Svar", "Opsamling"]


def test_a_worker_that_died_leaves_its_message_to_the_next(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    subject = office.put(room.id, "Til alle")
    dead = office.new_sender(lease=timedelta(0))
    assert dead.step()  # its lease was over before it could post
    assert said_to(workspace, room.id) == []
    office.send()
    assert said_to(workspace, room.id) == ["Til alle"]
    assert office.row(subject).state == "sent"


def test_a_person_may_decide_to_send_it_again(workspace: Workspace, office: Office) -> None:
    room = workspace.channel("netværk")
    workspace.breaks("chat.postMessage", refuses("is_archived"))
    subject = office.put(room.id, "Nu igen")
    office.send()
    assert office.row(subject).state == "failed"
    with office.sessions.begin() as session:
        outbox.send_again(session, office.row(subject).id, office.clock())
    office.send()
    assert said_to(workspace, room.id) == ["Nu igen"]
