"""A whole service with its network, each part a process that may be killed."""

import secrets
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL, SIGQUIT
from zoneinfo import ZoneInfo

import redis
import requests

from scripts import servers
from smsgate.migrations import migrate
from smsgate.models.connection import connected
from smsgate.services import seed
from tests.kill.kept import Kept, until
from tests.kill.network import IDLE, LEDGER, SETTLE
from tests.kill.schedule import Blow

ROOT = Path(__file__).parents[2]
SMSGATE = Path(sys.executable).with_name("smsgate")
WORKERS = ("worker 1", "worker 2")
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL, Redis"
STORES = (SQLITE, POSTGRESQL)
REGION = "16.11"
LATE_MORNING = 10
READY_SECONDS = 60
SETTLE_SECONDS = 60
LOG_TAIL = 3000


@dataclass(frozen=True, slots=True)
class Town:
    """`hooks` is where the network calls; `database_url` where the test may look."""

    folder: Path
    database_url: str
    queue_url: str
    hooks: str
    network: str
    parts: Mapping[str, Kept]

    def strike(self, blow: Blow) -> None:
        """End a part in one of the ways it may end."""
        part = self.parts[blow.victim]
        odd = blow.turn % 2 == 1
        if blow.victim == "web" and odd:
            part.kill_child(blow.turn)
        elif blow.victim == "queue" and odd:
            _flush(self.queue_url)
        elif blow.victim == "database" and odd:
            part.kill(blow.pause, SIGQUIT)  # what `pg_ctl stop -m immediate` sends
        else:
            part.kill(blow.pause, SIGKILL)

    def ledger(self) -> list[tuple[str, str]]:
        """Number and text of everything the network took."""
        listed = requests.get(f"{self.network}{LEDGER}", timeout=SETTLE_SECONDS).json()
        return [(number, text) for number, text, _ in listed]

    def idle_seconds(self) -> float:
        """Since when no call of the service waits for an answer."""
        return float(requests.get(f"{self.network}{IDLE}", timeout=SETTLE_SECONDS).json())

    def settle(self, numbers: Iterable[str]) -> None:
        """Have the network report on all it took for these; returns when every report was taken."""
        form = {"to": ",".join(numbers)}
        requests.post(f"{self.network}{SETTLE}", form, timeout=SETTLE_SECONDS).raise_for_status()

    def logs(self) -> str:
        """What the parts said last."""
        return "\n".join(
            f"== {log.stem}\n{log.read_text(errors='replace')[-LOG_TAIL:]}"
            for log in sorted(self.folder.glob("*.log"))
        )


@contextmanager
def town(
    store: str, folder: Path, word: str, prepare: Callable[[], None], **settings: str
) -> Iterator[Town]:
    """Everything runs, on a database with the demo vacancies and what `prepare` adds.

    `word` seeds the network's moods. Raises servers.Missing.
    """
    with ExitStack() as stack:
        parts: dict[str, Kept] = {}
        urls = _stores(store, folder, parts, stack)
        _fill(urls["SMSGATE_DATABASE_URL"], prepare)
        secret, port = secrets.token_urlsafe(24), servers.free_port()
        hooks = f"http://127.0.0.1:{port}/hooks/africastalking/{secret}"
        network = stack.enter_context(_network(word, hooks, folder))
        environment = africastalking(folder, secret, network) | urls | settings

        def keep(name: str, *command: str | Path) -> None:
            log = folder / f"{name}.log"
            parts[name] = stack.enter_context(Kept(command, log, environment, folder=ROOT))

        keep("web", SMSGATE, "web", "--port", str(port))
        until(lambda: _is_up(f"http://127.0.0.1:{port}/health/ready"), READY_SECONDS)
        for name in WORKERS:
            keep(name, sys.executable, "-m", "tests.kill.worker")
        database, queue = urls.values()
        yield Town(folder, database, queue, hooks, network, parts)


def morning() -> ZoneInfo:
    """A zone where it is late morning: a digest may go out, whenever this runs."""
    ahead = (LATE_MORNING - datetime.now(UTC).hour + 12) % 24 - 12
    return ZoneInfo(f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT")


def africastalking(folder: Path, secret: str, network: str) -> dict[str, str]:
    """Settings of a service on a network that stands in for the real one; its digest is due."""
    return {
        "SMSGATE_DATA_DIR": str(folder),
        "SMSGATE_GATEWAY": "africastalking",
        "SMSGATE_HOOK_SECRET": secret,
        "SMSGATE_SECRET_KEY": secrets.token_urlsafe(24),
        "SMSGATE_SERVICE_NUMBER": "3636",
        "SMSGATE_QUIET_HOURS": "",
        "SMSGATE_TIMEZONE": str(morning()),
        "SMSGATE_DIGEST_AT": "00:00",
        "AT_USERNAME": "sandbox",
        "AT_API_KEY": "the-key",
        "AT_BASE_URL": network,
    }


def _stores(store: str, folder: Path, parts: dict[str, Kept], stack: ExitStack) -> dict[str, str]:
    """Where database and queue are; servers of their own run, and may be struck too."""
    if store == SQLITE:
        database, queue = f"sqlite:///{folder}/smsgate.db", f"sqlite:///{folder}/queue.db"
    else:
        programs = {"database": servers.postgresql_program, "queue": servers.redis_program}
        database, queue = (
            _serve(name, stack.enter_context(program()), parts, stack)
            for name, program in programs.items()
        )
    return {"SMSGATE_DATABASE_URL": database, "SMSGATE_QUEUE_URL": queue}


def _serve(name: str, program: servers.Program, parts: dict[str, Kept], stack: ExitStack) -> str:
    server = Kept(program.command, program.log, user=program.owner, folder=program.folder)
    parts[name] = stack.enter_context(server)
    until(lambda: servers.answers(program.url), READY_SECONDS, program.log.read_text)
    return program.url


def _fill(url: str, prepare: Callable[[], None]) -> None:
    with connected(url) as database:
        migrate(database)
        zone = morning()
        with database.atomic():
            seed.load_regions()
            seed.load_demo(datetime.now(zone).date(), zone, (REGION,))
            prepare()


@contextmanager
def _network(word: str, hooks: str, folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.kill.network", word, hooks]
    with (
        (folder / "network.log").open("w") as log,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
        ) as network,
    ):
        assert network.stdout is not None
        yield network.stdout.readline().strip()
        network.kill()


def _is_up(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).ok
    except requests.RequestException:
        return False


def _flush(url: str) -> None:
    try:
        with redis.Redis.from_url(url) as client:
            client.flushall()
    except redis.ConnectionError:
        """It was down anyway."""
