"""The web server as `smsgate web` starts it, with a bare Flask route beside it to compare with."""

import sys
from typing import Any

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from smsgate.cli import logs
from smsgate.cli.server import Server
from smsgate.cli.web import DEFAULT_WORKERS

bare = Flask("bare")


@bare.post("/")
def nothing() -> str:
    """The least a Flask route can do."""
    return "{}"


class ServerWithBare(Server):
    """The same processes and threads answer both."""

    def load(self) -> Any:
        """The application, and the bare one under /bare."""
        return DispatcherMiddleware(super().load(), {"/bare": bare})


if __name__ == "__main__":
    logs.serving()
    ServerWithBare("127.0.0.1", int(sys.argv[1]), DEFAULT_WORKERS).run()
