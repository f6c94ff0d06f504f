"""What an answer from Slack means for a message: surely not sent, never to be sent, or nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from urllib.error import HTTPError

from slack_sdk.errors import SlackApiError, SlackClientError


class NotSent(Exception):  # noqa: N818  four verdicts, not four errors
    """Surely not sent, for good. `code` is Slack's own word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TooMany(NotSent):
    """Surely not sent, but it may be later."""

    def __init__(self, after_s: int) -> None:
        super().__init__("ratelimited")
        self.after_s = after_s


class LockedOut(NotSent):
    """Slack does not know us: nothing can leave until somebody mends the token. No message is to blame."""


class Unsure(Exception):  # noqa: N818
    """It may have arrived: a broken line, a late answer, an error page, nonsense."""


_TOKEN_CODES = {
    "invalid_auth",
    "not_authed",
    "token_revoked",
    "token_expired",
    "account_inactive",
    "org_login_required",
}
_HALF_DONE_CODES = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "server_error"}
_WHEN_UNSAID_S = 30
_LONGEST_S = 3600


@contextmanager
def judged() -> Iterator[None]:
    """Calls to Slack inside raise one of the verdicts above, and nothing else."""
    try:
        yield
    except SlackApiError as error:
        raise _verdict(error) from error
    except HTTPError as error:  # from where files are put and fetched
        raise _http_verdict(error) from error
    except (SlackClientError, OSError, HTTPException, ValueError) as error:
        raise Unsure(type(error).__name__) from error


def _verdict(error: SlackApiError) -> Exception:
    status, code = error.response.status_code, str(error.response.get("error", ""))
    if status == 429 or code in ("ratelimited", "rate_limited"):  # noqa: PLR2004  too many requests
        return TooMany(_seconds(error.response.headers))
    if status >= 500 or code in _HALF_DONE_CODES or not re.fullmatch(r"[a-z0-9_]+", code):  # noqa: PLR2004
        return Unsure(f"http_{status}")
    return LockedOut(code) if code in _TOKEN_CODES else NotSent(code)


def _http_verdict(error: HTTPError) -> Exception:
    if error.code == 429:  # noqa: PLR2004  too many requests
        return TooMany(_seconds(dict(error.headers)))
    return NotSent(f"http_{error.code}") if 400 <= error.code < 500 else Unsure(f"http_{error.code}")  # noqa: PLR2004


def _seconds(headers: dict[str, str]) -> int:
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    text = str(said[0] if isinstance(said, list) and said else said)
    return min(max(int(text), 1), _LONGEST_S) if text.isdecimal() else _WHEN_UNSAID_S
