"""Socket Mode: the default door. We call Slack, so nothing has to be reachable from outside.

The built-in client is used with two changes. It waits up to three seconds in `recv` while holding a lock that a
reconnect needs, and is deaf for as long, which is longer than Slack waits for an ack (notes: defect 7). And it reads
a line cut in odd places, or ended, wrongly: see `frames`.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk.errors import SlackClientNotConnectedError
from slack_sdk.socket_mode.builtin import client as builtin
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.builtin.frame_header import FrameHeader
from slack_sdk.socket_mode.builtin.internals import _build_data_frame_for_sending
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.transport.frames import FramedSocket

RECEIVE_TIMEOUT_S = 0.25
RECEIVE_BUFFER = 65536
PING_INTERVAL_S = 3
DRAIN_S = 10.0


class QuickConnection(Connection):
    """Patient while connecting, quick to let go afterwards; sends a large ack whole."""

    def connect(self) -> None:
        super().connect()
        if self.sock is not None:
            self.sock.settimeout(RECEIVE_TIMEOUT_S)
            self.sock = FramedSocket(self.sock)  # type: ignore[assignment]  # all that the client uses of one

    def send(self, payload: str) -> None:
        frame = _build_data_frame_for_sending(payload, FrameHeader.OPCODE_TEXT)
        with self.sock_send_lock:
            if self.sock is None:
                raise SlackClientNotConnectedError("the connection is closed")
            try:
                self.sock.sendall(frame)
            except OSError as error:
                raise SlackClientNotConnectedError("the connection was replaced") from error


class _Ended(ConnectionState):
    """Of a line that is not read again. The client's own would be set back by a reader that was about to begin, which
    then never ends, and closing waits for it.
    """

    @property
    def terminated(self) -> bool:
        return True

    @terminated.setter
    def terminated(self, _: bool) -> None:
        pass


class SocketDoor(SocketModeHandler):
    """Counts what is being answered, so that closing can wait for it."""

    def __init__(self, app: App, app_token: str) -> None:
        builtin.Connection = QuickConnection  # type: ignore[attr-defined]  # the client offers no other way in
        super().__init__(
            app, app_token, ping_interval=PING_INTERVAL_S, receive_buffer_size=RECEIVE_BUFFER, concurrency=20
        )
        self._idle = threading.Condition()
        self._in_hand = 0
        self._closing = False

    def open(self) -> None:
        self.connect()  # type: ignore[no-untyped-call]

    def drain_and_close(self) -> None:
        """Take nothing new (Slack brings it again, to us or another process), finish what is in hand, hang up."""
        with self._idle:
            self._closing = True
            self._idle.wait_for(lambda: self._in_hand == 0, DRAIN_S)
        state, self.client.current_session_state = self.client.current_session_state, _Ended()  # type: ignore[no-untyped-call]
        state.terminated = True
        self.client.closed = True
        self.client.message_queue.put(None)  # its reader would otherwise wait out a second for one more message
        self.close()  # type: ignore[no-untyped-call]

    def handle(self, client: Any, req: SocketModeRequest) -> None:
        with self._idle:
            if self._closing:
                return
            self._in_hand += 1
        try:
            super().handle(client, req)
        finally:
            with self._idle:
                self._in_hand -= 1
                self._idle.notify_all()

    def wait_until_connected(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        connected: Any = self.client.is_connected
        while not connected() and time.monotonic() < until:
            threading.Event().wait(0.02)
        return bool(connected())
