"""Where the logs go: stderr, so that stdout is what a command was asked for."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

from smsgate import privacy


def quiet() -> None:
    """For commands: warnings and worse."""
    _configure(logging.WARNING)


def serving() -> None:
    """For servers: each of our events on a line of its own, and the libraries' warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Masked("level=%(levelname)s logger=%(name)s event=%(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    _configure(logging.INFO)


class _Masked(logging.Formatter):
    """A library's words, and the traceback below them, without a whole phone number."""

    def format(self, record: logging.LogRecord) -> str:
        return privacy.mask_phones(super().format(record))


def _configure(level: int) -> None:
    # Imported here: it brings a good deal along that a short command has no use for.
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def _mask(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """No whole phone number leaves in a log, whatever an error carries."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = privacy.mask_phones(value)
    return event
