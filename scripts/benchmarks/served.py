"""The web application as `smsgate web` serves it, with a bare Flask route beside it to compare with.

`python -m scripts.benchmarks.served PORT [WORKERS THREADS]` is that server; others take `application`.
"""

import sys
from typing import Any

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from smsgate.app import create_app
from smsgate.cli import logs
from smsgate.cli.server import THREADS, Server
from smsgate.cli.web import DEFAULT_WORKERS
from smsgate.services import tallies

bare = Flask("bare")


@bare.post("/")
def nothing() -> str:
    """The least a Flask route can do."""
    return "{}"


def application() -> Any:
    """Both, for a server that is not gunicorn."""
    logs.serving()
    app = create_app()
    tallies.keep_adding()
    return DispatcherMiddleware(app, {"/bare": bare})


class ServerWithBare(Server):
    """The same processes and threads answer both."""

    def __init__(self, port: int, workers: int = DEFAULT_WORKERS, threads: int = THREADS) -> None:
        super().__init__("127.0.0.1", port, workers)
        self.cfg.set("threads", threads)

    def load(self) -> Any:
        """The application, and the bare one under /bare."""
        return DispatcherMiddleware(super().load(), {"/bare": bare})


if __name__ == "__main__":
    logs.serving()
    ServerWithBare(*map(int, sys.argv[1:])).run()
