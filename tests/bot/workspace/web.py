"""A plain request to the stand-in, as a browser or a bare client would make it."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

Json = dict[str, Any]


def send(url: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    """Status and content; POST when there is a body. `Content_Type="…"` names a header."""
    where = urlsplit(url)
    line = HTTPConnection(where.netloc, timeout=30)
    try:
        path = quote(where.path) + (f"?{where.query}" if where.query else "")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request("GET" if body is None else "POST", path, body, named)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def look(url: str, **query: str) -> Json:
    status, content = send(f"{url}?{urlencode(query)}")
    assert status == 200, content
    return json.loads(content)


def act(url: str, **asked: Any) -> Json:
    return json.loads(send(f"{url}/demo/act", json.dumps(asked).encode(), Content_Type="application/json")[1])
