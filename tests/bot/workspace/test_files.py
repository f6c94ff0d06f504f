"""Files out of the bot in three steps, and a person's file into it with the bot's token."""

from __future__ import annotations

import pytest
from slack_sdk import WebClient

from bot.workspace import Person, Workspace, server_error
from tests.bot.workspace.test_messages import excused, refusal
from tests.bot.workspace.web import send


def test_an_upload_arrives_as_a_message_with_the_file(client: WebClient, aisha: Person) -> None:
    channel = aisha.direct.id
    client.files_upload_v2(channel=channel, filename="møde.ics", content="BEGIN:VCALENDAR", initial_comment="Kalender")
    assert aisha.sees() == "Kalender\n(møde.ics)"
    (file,) = aisha.messages()[0].files
    assert (file.content, file.mimetype) == (b"BEGIN:VCALENDAR", "text/calendar")


def test_an_upload_may_go_into_a_thread(client: WebClient, aisha: Person) -> None:
    root = client.chat_postMessage(channel=aisha.id, text="Opsamling")
    client.files_upload_v2(channel=aisha.direct.id, thread_ts=root["ts"], filename="a.xlsx", file=b"PK")
    assert aisha.messages()[-1].thread_ts == root["ts"]


def test_bytes_must_be_as_many_as_was_said(client: WebClient, workspace: Workspace) -> None:
    place = client.files_getUploadURLExternal(filename="a.txt", length=5)
    assert send(place["upload_url"], b"123")[0] == 400
    assert excused(workspace) == ["upload of a.txt: said 5 bytes, sent 3"]


def test_a_file_is_not_done_before_its_bytes_came(client: WebClient, workspace: Workspace) -> None:
    place = client.files_getUploadURLExternal(filename="a.txt", length=5)
    code = refusal(client.files_completeUploadExternal, files=[{"id": place["file_id"], "title": "a"}])
    assert code == "file_not_found"
    assert excused(workspace)


def test_the_place_for_the_bytes_can_be_out_of_order(client: WebClient, workspace: Workspace, aisha: Person) -> None:
    workspace.breaks("upload", server_error())
    with pytest.raises(OSError, match="503"):
        client.files_upload_v2(channel=aisha.direct.id, filename="a.txt", content="hej")
    assert aisha.messages() == []


def test_a_persons_file_is_read_with_the_token_and_not_without(
    client: WebClient, workspace: Workspace, aisha: Person
) -> None:
    workspace.acts.subscriptions.clear()
    said = aisha.uploads("referat.txt", "blåbærgrød".encode())
    file = client.files_info(file=said.files[0].id)["file"]
    with_token = {"Authorization": f"Bearer {workspace.bot_token}"}
    assert send(file["url_private"], **with_token) == (200, "blåbærgrød".encode())
    assert b"sign in" in send(file["url_private_download"])[1]
    assert refusal(client.files_info, file="F0NONE") == "file_not_found"
