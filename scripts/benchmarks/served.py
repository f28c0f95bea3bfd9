"""The web application as `smsgate web` serves it, with a bare Flask route beside it to compare with.

`python -m scripts.benchmarks.served PORT [WORKERS THREADS]` is that server; others take `application`.
"""

import sys
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from smsgate.cli import logs
from smsgate.cli import server as own
from smsgate.cli.web import DEFAULT_WORKERS

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

bare = Flask("bare")


@bare.post("/")
def nothing() -> str:
    """The least a Flask route can do."""
    return "{}"


def application() -> "WSGIApplication":
    """Both, in each process of a server."""
    logs.serving()
    return DispatcherMiddleware(own.application(), {"/bare": bare})


def main(port: int, workers: int = DEFAULT_WORKERS, threads: int = own.THREADS) -> None:
    """Serve until a signal comes."""
    target = "scripts.benchmarks.served:application"
    own.serve("127.0.0.1", port, workers, threads=threads, target=target)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
