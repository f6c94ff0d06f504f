"""A stand-in for Slack on this computer: an honest other end for tests and for the demo. It imports nothing of ours."""

from bot.workspace.deliveries import Ack, Envelope, NotAckedError
from bot.workspace.faults import Fault, garbage, lost_after, lost_before, rate_limited, refuses, server_error, slow
from bot.workspace.person import Person
from bot.workspace.team import Command, Message, Shortcut
from bot.workspace.workspace import Workspace

__all__ = [
    "Ack",
    "Command",
    "Envelope",
    "Fault",
    "Message",
    "NotAckedError",
    "Person",
    "Shortcut",
    "Workspace",
    "garbage",
    "lost_after",
    "lost_before",
    "rate_limited",
    "refuses",
    "server_error",
    "slow",
]
