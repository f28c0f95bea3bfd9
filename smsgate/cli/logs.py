"""Where the logs go: stderr, so that stdout is what a command was asked for."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from smsgate import privacy

if TYPE_CHECKING:
    from structlog.typing import Processor

FIRST = ["timestamp", "level", "event", "trace"]

_TELLING = re.compile(r"[\d/]")
"""What is in every number and address; most words of a log have neither, and are done with."""

Event = MutableMapping[str, Any]


def quiet() -> None:
    """For commands: warnings and worse, a line of words each."""
    _configure(logging.WARNING, _as_line())


def serving() -> None:
    """For servers: each event, ours and the libraries' warnings alike; JSON unless a person watches."""
    render = _as_line() if sys.stderr.isatty() else _as_json()
    _configure(logging.INFO, render)
    _take_in_libraries(render)


def _configure(level: int, render: "Processor") -> None:
    # Imported here: it brings a good deal along that a short command has no use for.
    import structlog

    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *_finished(), render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
    )


def _take_in_libraries(render: "Processor") -> None:
    from structlog.stdlib import ProcessorFormatter, add_logger_name

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[add_logger_name, *_finished()],
            processors=[ProcessorFormatter.remove_processors_meta, render],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)


def _finished() -> "list[Processor]":
    """All but the writing: the cause as text, nothing in it that must not leave, when, how bad, in order."""
    from structlog import processors

    return [
        processors.format_exc_info,
        _mask,
        processors.add_log_level,
        processors.TimeStamper("iso", utc=True),
        _in_order,
    ]


def _as_line() -> "Processor":
    from structlog.processors import LogfmtRenderer

    return LogfmtRenderer()


def _as_json() -> "Processor":
    from structlog.processors import JSONRenderer

    return JSONRenderer(separators=(",", ":"), default=str)


def _mask(_logger: Any, _method: str, event: Event) -> Event:
    """No whole phone number and no secret leaves in a log, whatever an error carries."""
    return {name: _masked(value) for name, value in event.items()}


def _masked(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return [_masked(one) for one in value]
    text = str(value)
    return privacy.for_log(text) if _TELLING.search(text) else text


def _in_order(_logger: Any, _method: str, event: Event) -> Event:
    """What every line has comes first."""
    return {**{name: event.pop(name) for name in FIRST if name in event}, **event}
