"""Logs: one structured line for everything, as JSON for machines or as short lines for people.

A request's line is written the short way, for it is on the hot path: 9 µs against 55 µs through structlog's processors.
"""

import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson
import psycopg
import structlog

request_id: ContextVar[str] = ContextVar("request_id", default="")
_requests = logging.getLogger("tmschat.requests")


def log_request(line: dict[str, Any]) -> None:
    """Write one request's line: flat, of strings and numbers, with nothing in it that a client wrote freely."""
    if _requests.isEnabledFor(logging.INFO):
        record = logging.LogRecord(_requests.name, logging.INFO, "", 0, "request", None, None)
        record.line = line
        _requests.handle(record)


class RequestLine(logging.Formatter):
    """Gives a request's line as JSON, or for people."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line: dict[str, Any] = record.__dict__["line"]
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if self._as_json:
            return orjson.dumps({"timestamp": moment, "level": "info", "event": "request", **line}).decode()
        return f"{moment[11:23]} " + " ".join(f"{name}={value}" for name, value in line.items())


class WorthTelling(logging.Filter):
    """Leaves out what Django says of refusals and outages a second time: the request's line has told them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether to write the record."""
        status = getattr(record, "status_code", 500)
        return not (status < 500 or status == 503)


def logging_config(*, log_format: str, level: str) -> dict[str, Any]:
    """Give the `LOGGING` setting. `log_format` is `json` or `console`, `level` a name of the standard library's."""
    as_json = log_format == "json"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"worth telling": {"()": WorthTelling}},
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _described(),
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _writer(as_json=as_json)],
            },
            "request": {"()": RequestLine, "as_json": as_json},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "lines"},
            "requests": {"class": "logging.StreamHandler", "formatter": "request"},
        },
        "loggers": {
            "tmschat.requests": {"handlers": ["requests"], "level": level, "propagate": False},
            "django.request": {"filters": ["worth telling"]},
            "django.server": {"level": "WARNING"},  # runserver's own line for each request
        },
        "root": {"handlers": ["stderr"], "level": level},
    }


def _described() -> list[Any]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=()),  # `extra` may hold whole requests
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_request_id,
        _with_traceback,
    ]


def _writer(*, as_json: bool) -> Any:
    if as_json:
        return structlog.processors.JSONRenderer(serializer=lambda line, **_: orjson.dumps(line, default=str).decode())
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


def _with_request_id(logger: Any, method: str, line: structlog.types.EventDict) -> structlog.types.EventDict:  # noqa: ARG001 (structlog's signature)
    if found := request_id.get():
        line["request_id"] = found
    return line


def _with_traceback(logger: Any, method: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    """Write the traceback, without what PostgreSQL quotes from a row: that may be a message's text."""
    error = _error_of(line.get("exc_info"))
    line = structlog.processors.format_exc_info(logger, method, line)
    while error is not None:
        if isinstance(error, psycopg.Error) and error.diag.message_detail:
            line["exception"] = line["exception"].replace(error.diag.message_detail, "(not logged)")
        error = error.__cause__ or error.__context__
    return line


def _error_of(exc_info: Any) -> BaseException | None:
    if isinstance(exc_info, tuple):
        found: BaseException | None = exc_info[1]
        return found
    return exc_info if isinstance(exc_info, BaseException) else None
