"""What is written to the log: one line of JSON, with ids and types, never what a person wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import structlog


def quiet_logs(level: str) -> None:
    """Logs carry ids and types, never what a person wrote: so no exception is printed with its message."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _only_where_it_happened,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(),
    )
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)  # Bolt logs whole payloads with its errors
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)


def _only_where_it_happened(
    _logger: object, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = list(_frames(error))
    return event


def _frames(error: BaseException) -> Iterator[str]:
    trace = error.__traceback__
    while trace is not None:
        yield f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
