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
    """For servers: every event on a line of its own (`event=sms.received inbound=7 …`)."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s"
    )
    _configure(logging.INFO)


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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _mask(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """No whole phone number leaves in a log, whatever an error carries."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = privacy.mask_phones(value)
    return event
