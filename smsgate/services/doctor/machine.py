"""The machine the service stands on: disk, clock, queue, network, translations."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from babel.support import Translations
from redis import Redis, RedisError, ResponseError

from smsgate.config import SECRET_LENGTH, Config
from smsgate.errors import SmsgateError
from smsgate.gateways import Gateway, open_gateways
from smsgate.i18n import LANGUAGES, SOURCE_LANGUAGE, catalogue
from smsgate.models.lock_files import sqlite_path
from smsgate.services.doctor.check import Check
from smsgate.services.employers.documents import FOLDER

LEAST_FREE_MB = 200
BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock that is right shows an earlier time."""

WAIT_SECONDS = 3
PROBE = "smsgate:probe"
PROBE_SECONDS = 60


def settings(config: Config) -> Check:
    """Settings were read; what is allowed but unwise is said."""
    if config.simulated and config.hook_secret and len(config.hook_secret) < SECRET_LENGTH:
        return Check("settings", False, "SMSGATE_HOOK_SECRET is short; a real gateway refuses it.")
    return Check(
        "settings",
        True,
        f"Gateway {config.gateway}, region {','.join(config.region)}, digest at "
        f"{config.digest_at:%H:%M} {config.timezone}.",
    )


def disk(config: Config) -> Check:
    """The data folder can be written to, that of employers' papers too, and there is room."""
    folder, papers = config.data_dir, config.data_dir / FOLDER
    for place in (folder, papers) if papers.exists() else (folder,):
        try:
            _write_into(place)
        except OSError as error:
            return Check("disk", False, f"{place} cannot be written to: {error.strerror}.")
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LEAST_FREE_MB:
        return Check("disk", False, f"Only {free} MB are free in {folder}; make room.")
    return Check("disk", True, f"{free} MB are free in {folder}.")


def _write_into(folder: Path) -> None:
    """Raises OSError when not a byte can be kept there."""
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(b"smsgate")
        probe.flush()
        os.fsync(probe.fileno())


def clock(config: Config, now: datetime, newest: datetime | None) -> Check:
    """The clock is not behind this release, nor behind what was already written."""
    local = f"{now.astimezone(config.timezone):%d %b %Y %H:%M} {config.timezone}"
    if now < BUILT:
        return Check("clock", False, f"It cannot be {local}; set the clock of this machine.")
    if newest is not None and newest > now:
        return Check(
            "clock",
            False,
            f"It is {local} by the clock, but a message was stored later; set the clock.",
        )
    return Check("clock", True, f"It is {local}.")


def queue(config: Config) -> Check:
    """The queue that wakes the sender can be reached, and takes what is put into it."""
    try:
        place = _put_into_queue(config.queue_url)
    except (sqlite3.Error, OSError) as error:
        return Check("queue", False, f"The queue file cannot be used: {_reason(error)}.")
    except ResponseError as error:
        return Check("queue", False, f"Redis takes nothing: {_reason(error)}.")
    except RedisError as error:
        return Check("queue", False, f"Redis cannot be reached: {_reason(error)}.")
    return Check("queue", True, f"The queue is {place}.")


def _reason(error: Exception) -> str:
    return str(error).strip().rstrip(".")


def _put_into_queue(url: str) -> str:
    if not url.startswith("sqlite"):
        with Redis.from_url(
            url,
            retry=None,
            socket_connect_timeout=WAIT_SECONDS,
            socket_timeout=WAIT_SECONDS,
        ) as redis:
            redis.set(PROBE, "", ex=PROBE_SECONDS)
        return "Redis"
    path = sqlite_path(url)
    _write_into(path.parent)
    if not path.exists():
        return f"{path}, made when the worker starts"
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_master")
        connection.execute("ROLLBACK")
    return str(path)


def gateways(config: Config) -> list[Check]:
    """Each network takes our credentials, as far as it can be asked without sending."""
    opened = open_gateways(config)
    return [_gateway(opened[name]) for name in config.networks]


def _gateway(network: Gateway) -> Check:
    try:
        return Check("gateway", True, f"{network.name}: {network.probe()}.")
    except SmsgateError as error:
        return Check("gateway", False, f"{network.name}: {error}")


def translations() -> Check:
    """Every language is compiled."""
    missing = [
        language
        for language in LANGUAGES
        if language != SOURCE_LANGUAGE and not isinstance(catalogue(language), Translations)
    ]
    if missing:
        return Check(
            "translations", False, f"Not compiled: {', '.join(missing)}. Run scripts/translate."
        )
    return Check("translations", True, f"Compiled: {', '.join(LANGUAGES)}.")
