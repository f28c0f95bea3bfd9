"""granian, set up from code: a few processes with a thread each (which server: docs/benchmarks.md)."""

import os
import signal
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from smsgate.app import create_app
from smsgate.services import tallies

THREADS = 1
"""For each process. Two in one would wait for Python's lock more than they do at the same time."""

GRACEFUL_SECONDS = 20
"""Longer than any request takes; a stop waits no longer than this."""

RESPAWN_SECONDS = 1
LOOK_SECONDS = 0.5

APPLICATION = f"{__name__}:application"
LOGGING = {
    "handlers": {},
    "formatters": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}
"""granian's words leave as ours do: its own handler would write them to stdout, as they are."""


if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def application() -> "WSGIApplication":
    """The application, opened in each process after the fork: a pooled connection bears no sharing."""
    app = create_app()
    tallies.keep_adding()
    Thread(target=_end_with, args=(os.getppid(),), name="orphan", daemon=True).start()
    return app


def _end_with(parent: int) -> None:
    """Left behind by a parent that was killed, a process would go on answering beside its successors."""
    while os.getppid() == parent:
        sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def serve(
    host: str, port: int, workers: int, *, threads: int = THREADS, target: str = APPLICATION
) -> None:
    """Until it is asked to stop. A process that dies comes back."""
    Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=workers,
        blocking_threads=threads,
        http=HTTPModes.http1,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_SECONDS,
        workers_kill_timeout=GRACEFUL_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
    ).serve()
