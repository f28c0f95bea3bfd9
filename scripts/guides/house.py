"""The service on a database of its own, on a working morning, with a thread in the worker's place."""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import requests
from flask import Flask
from peewee import Expression

from smsgate.app import create_app
from smsgate.config import WIB, Config
from smsgate.messages import State
from smsgate.migrations import migrate
from smsgate.models import OutboundMessage, utcnow
from smsgate.models.connection import let_go
from smsgate.runtime import Runtime
from smsgate.services import seed
from tests.served import served, session_cookie

MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=WIB)
"""A Tuesday; the clock of the service begins here, so that the pictures stay what they are."""

PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class House:
    """The running service: where it answers, in which language its people read, and what wakes its worker."""

    app: Flask
    address: str
    language: str
    bell: threading.Event

    @property
    def runtime(self) -> Runtime:
        """The connections of its process."""
        found: Runtime = self.app.extensions["smsgate"]
        return found

    def text(self, phone: str, words: str) -> None:
        """A text comes in from a number of the simulator, and what is said to it has left."""
        body = {"from": phone, "text": words}
        answer = requests.post(f"{self.address}/hooks/simulator/sms", json=body, timeout=10)
        answer.raise_for_status()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing that is due waits any more."""
        self.bell.set()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while OutboundMessage.select().where(_due()).exists():
            if time.monotonic() > deadline:
                raise TimeoutError("The outbox does not get empty.")
            time.sleep(0.02)

    def cookie(self, token: str) -> str:
        """The value of the cookie that holds the token of a session."""
        return session_cookie(self.app, token)


def _due() -> Expression:
    waits = OutboundMessage.state.in_((State.QUEUED, State.CLAIMED, State.SENDING))
    return waits & (OutboundMessage.not_before <= utcnow())


@contextmanager
def built(language: str) -> Iterator[House]:
    """A house with the region and the demo vacancies; gone when the block ends."""
    bell = threading.Event()
    with tempfile.TemporaryDirectory(prefix="smsgate-") as folder:
        app = create_app(_config(Path(folder)), bell.set)
        runtime: Runtime = app.extensions["smsgate"]
        with runtime.database.connection_context():
            _settle_in(runtime)
            with served(app, bell) as address:
                yield House(app, address, language, bell)
        let_go(runtime.database)


def _config(folder: Path) -> Config:
    return Config(
        database_url=f"sqlite:///{folder}/smsgate.db",
        queue_url=f"sqlite:///{folder}/queue.db",
        data_dir=folder,
        service_number="084000003636",
        secret_key="only for pictures, and gone with them",  # noqa: S106
    )


def _settle_in(runtime: Runtime) -> None:
    migrate(runtime.database)
    seed.load_regions()
    seed.load_demo(MORNING.date(), WIB, runtime.config.region)
