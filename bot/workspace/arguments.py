"""What the bot sent with a call, read the way Slack reads it: form fields or JSON, lists also as a string of JSON."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]


class ApiError(Exception):
    """Slack's answer is `ok: false` with this code. `mistake`: the bot's own fault, so the test fails."""

    def __init__(self, code: str, *details: str, mistake: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
        self.mistake = mistake


def read(content_type: str, body: bytes, query: dict[str, str]) -> Json:
    """The call's arguments as one dict; a body that cannot be read counts as empty, as Slack counts it."""
    args: Json = dict(query)
    text = body.decode("utf-8", "replace")
    if "json" in content_type:
        try:
            parsed = json.loads(text) if text else {}
        except ValueError:
            parsed = {}
        return args | (parsed if isinstance(parsed, dict) else {})
    return args | dict(parse_qsl(text, keep_blank_values=True))


class Arguments:
    """Typed reading of one call's arguments; anything wrong is the bot's mistake."""

    def __init__(self, args: Json) -> None:
        self._args = args

    def text(self, name: str, default: str = "") -> str:
        value = self._args.get(name, default)
        if value is None:
            return default
        if isinstance(value, (dict, list)):
            raise ApiError("invalid_arguments", f"{name} must be a string", mistake=True)
        return str(value)

    def need(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise ApiError("invalid_arguments", f"{name} is missing", mistake=True)
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not value.isdigit():
            raise ApiError("invalid_arguments", f"{name} must be a number", mistake=True)
        return int(value)

    def has(self, name: str) -> bool:
        return self._args.get(name) not in (None, "")

    def json(self, name: str) -> Any:
        """A list or object, also when it came as a string of JSON. None when it was not sent."""
        value = self._args.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise ApiError("invalid_arguments", f"{name} is not JSON", mistake=True) from error

    def items(self, name: str) -> list[Any]:
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise ApiError("invalid_arguments", f"{name} must be a list", mistake=True)
        return value
