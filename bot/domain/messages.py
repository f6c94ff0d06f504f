"""Every kind of message the bot sends: the word an outbox row carries, and the drawing it is drawn with."""

from __future__ import annotations

from enum import StrEnum


class MessageKind(StrEnum):
    WELCOME = "welcome"  # subject: the person
    HOME = "home"  # subject: the person whose App Home it is
    ACCESS_REQUEST = "access_request"  # subject: the request; to administrators
    SEND_FAILED = "send_failed"  # subject: the outbox row that failed; to administrators
    ANSWER = "answer"  # subject: the question
    APOLOGY = "apology"  # subject: the question that could not be answered; detail: the error id
