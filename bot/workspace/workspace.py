"""The stand-in workspace as a test or the demo holds it: start it, give it people, break it, look at it."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.workspace import reading
from bot.workspace.acts import Acts
from bot.workspace.browser.clock import PageClock
from bot.workspace.browser.routes import Routes
from bot.workspace.deliveries import Attempt, Envelope
from bot.workspace.faults import Fault
from bot.workspace.manifest import install
from bot.workspace.person import Person
from bot.workspace.server import Server
from bot.workspace.signed_http import SignedHttp
from bot.workspace.team import BOT_USER_ID, TEAM_ID, Call, Channel, Command, Shortcut, Team, User

T = TypeVar("T")

LOOK_EVERY_S = 0.05


class Workspace:
    """`with Workspace() as ws:` starts it, and at the end fails when the bot did anything Slack would refuse."""

    bot_token = "xoxb-stand-in"  # noqa: S105  opens nothing but this
    app_token = "xapp-stand-in"  # noqa: S105
    signing_secret = "stand-in-signing-secret"  # noqa: S105

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.team = Team(now)
        self.server = Server(self.team, bot_token=self.bot_token, app_token=self.app_token)
        self.deliveries = self.server.deliveries
        self.acts = Acts(self.team, self.deliveries)
        self.clock = PageClock()
        Routes(self.team, self.acts, self.clock, self.transcript).add_to(self.server.application)

    def start(self, port: int = 0) -> Self:
        self.server.start(port)
        return self

    def stop(self) -> None:
        self.server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if error is None:
            self.assert_no_failures()

    def assert_no_failures(self) -> None:
        """Every call the bot made was one Slack would have taken."""
        assert not self.failures, "\n".join([*self.failures, self.transcript()])

    # where it is

    @property
    def url(self) -> str:
        return self.team.url

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL: ends in /api/."""
        return f"{self.team.url}/api/"

    def deliver_over_http(self, request_url: str) -> None:
        """From now on the bot hears through signed HTTP posts to this address."""
        self.deliveries.door = SignedHttp(request_url, self.signing_secret)

    def deliver_over_socket_mode(self) -> None:
        self.deliveries.door = self.server.socket_mode

    def refresh_sockets(self) -> None:
        """Slack asks the bot for a new line, as it does every few hours."""
        self.do(self.server.socket_mode.refresh())

    def abort_sockets(self) -> None:
        """The network drops."""
        self.do(self.server.socket_mode.abort())

    def hang_up(self) -> None:
        """Close every line in good order."""
        self.do(self.server.socket_mode.close())

    @property
    def socket_lines(self) -> int:
        return self.server.socket_mode.lines

    # who and what is in it

    def person(self, name: str, *, email: str | None = None, title: str = "", **flags: Any) -> Person:
        """A new account. Flags: is_restricted, is_ultra_restricted, is_stranger, is_bot, deleted, team_id, id."""
        with self.team.changed:
            user_id = flags.pop("id", "") or self.team.new_id("U")
            if email is None:
                email = f"{name.split(maxsplit=1)[0].lower()}.{user_id.lower()}@demo.example"
            user = User(user_id, name, email, title, **({"team_id": TEAM_ID} | flags))
            self.team.users[user.id] = user
            self.team.touch()
        return Person(self, user)

    def people(self) -> list[Person]:
        return [Person(self, user) for user in list(self.team.users.values()) if user.id != BOT_USER_ID]

    def channel(
        self, name: str, *, members: tuple[Person, ...] = (), private: bool = False, bot: bool = True
    ) -> Channel:
        """The channel of that name (or id), made when it is not there yet."""
        with self.team.changed:
            try:
                channel = self.team.channel_called(name)
            except LookupError:
                channel = Channel(self.team.new_id("C"), name.lstrip("#"), is_private=private)
                channel.members += [BOT_USER_ID] if bot else []
                self.team.channels[channel.id] = channel
            channel.members += [one.id for one in members if one.id not in channel.members]
            self.team.touch()
            return channel

    def offers(self, commands: tuple[Command, ...] = (), shortcuts: tuple[Shortcut, ...] = ()) -> None:
        """What the app's manifest declares: shown by the page, and shortcuts can be used by their name."""
        self.team.commands, self.team.shortcuts = list(commands), list(shortcuts)

    def installs(self, manifest: dict[str, Any]) -> None:
        """The app as its manifest declares it: commands, shortcuts, events, and only the scopes it asks for."""
        self.acts.subscriptions = install(self.team, manifest)

    def on_advance(self, move: Callable[[datetime], None], text: Callable[[datetime], str]) -> None:
        """The page may move the clock: `move` is told to which moment, `text` says a moment as the page shows it."""
        self.clock.move, self.clock.text = move, text

    # what goes wrong

    def breaks(self, method: str, fault: Fault, times: int | None = 1) -> None:
        """The next `times` calls of this method (or "response_url") meet the fault; None: until `mends`."""
        self.server.faults.add(method, fault, times)

    def mends(self) -> None:
        self.server.faults.clear()

    def redeliver(self, nth: int = -1, *, reason: str = "http_timeout") -> None:
        """Sends the nth delivery (the newest by default) once more, as Slack does when it missed the ack."""
        envelope = self.deliveries.attempts[nth].envelope
        retry = envelope.retry_attempt + 1
        again = Envelope(envelope.kind, envelope.payload, retry, reason)
        self.do(self.deliveries.deliver(again))

    def deliver(self, envelope: Envelope) -> Any:
        """Anything at all, for tests of what Slack has not thought of yet. The ack's body."""
        return self.do(self.deliveries.deliver(envelope)).body

    # what happened

    @property
    def failures(self) -> list[str]:
        return self.team.failures

    @property
    def attempts(self) -> list[Attempt]:
        return self.deliveries.attempts

    def calls(self, method: str = "") -> list[Call]:
        with self.team.changed:
            return [call for call in self.team.calls if method in ("", call.method)]

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs `work` in the server's thread and waits for it."""
        return self.server.do(work)

    def waits(self, look: Callable[[], T], what: str = "", *, timeout: float = 30) -> T:
        """Looks whenever something changes until `look` finds something; its answer. Fails with the transcript."""
        deadline = time.monotonic() + timeout
        while not (found := look()):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{what or 'waited in vain'} ({timeout} s)\n{self.transcript()}")
            with self.team.changed:  # not held while looking: `look` may call us over HTTP, or ask a database
                self.team.changed.wait(min(left, LOOK_EVERY_S))
        return found

    def transcript(self) -> str:
        """The minutes of the chat so far."""
        with self.team.changed:
            return reading.minutes(self.team)
