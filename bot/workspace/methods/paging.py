"""Lists come in pages here as on Slack: a bot that reads only the first page is found out."""

from __future__ import annotations

from bot.workspace.arguments import ApiError, Arguments, Json


def page(rows: list[Json], args: Arguments, name: str, *, default: int = 100) -> Json:
    limit = min(args.number("limit", default) or default, 1000)
    cursor = args.text("cursor")
    start = _start(cursor)
    if start > len(rows):
        raise ApiError("invalid_cursor", mistake=True)
    more = start + limit < len(rows)
    return {
        name: rows[start : start + limit],
        "has_more": more,
        "response_metadata": {"next_cursor": f"at:{start + limit}" if more else ""},
    }


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    place = cursor.removeprefix("at:")
    if not place.isdigit():
        raise ApiError("invalid_cursor", mistake=True)
    return int(place)
