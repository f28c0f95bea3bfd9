"""What a process opens once and everybody in it shares: database, reader, gateways, bell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from peewee import Database

from smsgate.config import Config
from smsgate.gateways import Gateway, open_gateways
from smsgate.models import Counter, open_database
from smsgate.models.counter import REGIONS_VERSION
from smsgate.services.gazetteer import gazetteer
from smsgate.services.outbox import PATIENCE, Patience
from smsgate.understanding import Reader

READER_CHECK_SECONDS = 10


def _silent() -> None:
    """Nobody listens; the sweep finds what waits."""


@dataclass(slots=True)
class Runtime:
    """One process's connections. `ring` wakes the sender; it is called after a commit.

    `patience` is the sender's.
    """

    config: Config
    database: Database
    gateways: dict[str, Gateway]
    ring: Callable[[], None] = _silent
    patience: Patience = PATIENCE
    _reader: Reader | None = None
    _reader_version: int = -1
    _checked_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    @property
    def reader(self) -> Reader:
        """The reader of texts, made anew after regions were imported."""
        if self._reader is None or monotonic() - self._checked_at > READER_CHECK_SECONDS:
            with self._lock:
                self._refresh_reader()
        assert self._reader is not None  # noqa: S101 (made just above)
        return self._reader

    def _refresh_reader(self) -> None:
        self._checked_at = monotonic()
        version = Counter.current(REGIONS_VERSION)
        if self._reader is None or version != self._reader_version:
            self._reader = Reader(gazetteer(self.config.region))
            self._reader_version = version


def open_runtime(
    config: Config, ring: Callable[[], None] = _silent, patience: Patience = PATIENCE
) -> Runtime:
    """Open what the settings name. Nothing is migrated or loaded here: `smsgate init` does that."""
    return Runtime(
        config=config,
        database=open_database(config.database_url),
        gateways=open_gateways(config),
        ring=ring,
        patience=patience,
    )
