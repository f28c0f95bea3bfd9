"""The morning's digest: planned beside a bare insert, then sent by workers, on both databases."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scripts import servers
from scripts.benchmarks import draining, planning, programs
from scripts.benchmarks.options import Options
from scripts.benchmarks.regency import MADE_UP
from scripts.benchmarks.tables import table
from tests.kill.town import POSTGRESQL, STORES, africastalking
from tests.standin import StandIn

TITLE = "The digest"
ABOUT = f"""\
{planning.DISTRICTS} districts, {planning.VACANCIES:,} open vacancies, three filters (all work, or one of two
trades), a twentieth reads English. Planned: texts worded, outbox filled. Beside it one bare `INSERT … SELECT`
of as many rows into the same table with the same indexes and as many texts; medians of the rounds.
Then sent by {draining.WORKERS} workers (`smsgate worker`) to a network that takes
{draining.LATENCY_SECONDS * 1000:.0f} ms a call and 100 recipients a call; workers, network and database share
the cores."""
HEADS = ("", "people", "texts", "segments", "planned s", "bare insert s", "ratio", "peak MB")
SENT = ("sent s", "recipients a second", "calls", "told twice")


def chapter(options: Options) -> str:
    """A line for each store."""
    return table([*HEADS, *SENT], [_row(store, options) for store in STORES])


def _row(store: str, options: Options) -> list[object]:
    try:
        with _stored(store) as (folder, urls), StandIn(draining.LATENCY_SECONDS) as network:
            settings = africastalking(folder, programs.SECRET, network.url)
            region = {"SMSGATE_REGION": MADE_UP.code}
            environment = {**os.environ, **settings, **urls, **region}
            plan = _planned(environment, options)
            sent = draining.drain(network, environment, plan.people, folder / "worker.log")
    except servers.Missing as missing:
        return [f"{store}: {missing} is not here", *[""] * (len(HEADS) + len(SENT) - 1)]
    ratio = f"{plan.seconds / plan.bare:.2f} ×"
    row = [store, *(f"{one:,}" for one in (plan.people, plan.texts, plan.segments))]
    row += [f"{plan.seconds:.1f}", f"{plan.bare:.1f}", ratio, f"{plan.memory:.0f}"]
    return [*row, f"{sent.seconds:.0f}", f"{sent.rate:,.0f}", f"{sent.calls:,}", sent.twice]


def _planned(environment: dict[str, str], options: Options) -> planning.Planned:
    command = [sys.executable, "-m", "scripts.benchmarks.planning"]
    size = [str(options.people), str(options.rounds)]
    done = subprocess.run([*command, *size], env=environment, check=True, stdout=subprocess.PIPE)
    return planning.Planned(**json.loads(done.stdout))


@contextmanager
def _stored(store: str) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder, and where database and queue are. Raises servers.Missing."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="smsgate-bench-")))
        database, queue = f"sqlite:///{folder}/smsgate.db", f"sqlite:///{folder}/queue.db"
        if store == POSTGRESQL:
            database = stack.enter_context(servers.postgresql(durable=True))
            queue = stack.enter_context(servers.redis_server())
        yield folder, {"SMSGATE_DATABASE_URL": database, "SMSGATE_QUEUE_URL": queue}
