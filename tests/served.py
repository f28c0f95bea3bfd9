"""The whole service on a free port of this machine: pages and hooks, and a thread for the worker's part."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import make_server

from smsgate.models import Heartbeat, utcnow
from smsgate.models.heartbeat import WORKER
from smsgate.runtime import Runtime
from smsgate.services import digest, outbox, recall, uploads
from smsgate.services.broadcasts import running


@contextmanager
def served(app: Flask, bell: threading.Event) -> Iterator[str]:
    """The address at which `app` answers; whoever rings `bell` has the worker look what there is to do."""
    closing = threading.Event()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threads = [
        threading.Thread(target=server.serve_forever),
        threading.Thread(target=_work, args=(app.extensions["smsgate"], bell, closing)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        closing.set()
        bell.set()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()


def session_cookie(app: Flask, token: str) -> str:
    """The value of the cookie that holds the token of a session."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return str(serializer.dumps({"_user_id": token}))


def _work(runtime: Runtime, bell: threading.Event, closing: threading.Event) -> None:
    while bell.wait() and not closing.is_set():
        bell.clear()
        with runtime.database.connection_context():
            Heartbeat.beat(WORKER, utcnow())
            running.take_up(runtime.config, bell.set, utcnow())
            for one in recall.unfinished():
                recall.fill(one, utcnow())
            for upload in uploads.pending(utcnow()):
                uploads.work(upload, runtime.config)
            outbox.deliver(runtime.gateways, runtime.config, utcnow(), reword=digest.reword)
