"""Planning a digest beside one bare INSERT … SELECT of as many rows in the same table.

`python -m scripts.benchmarks.planning PEOPLE ROUNDS` works on the database of the settings, which must be
empty, and leaves the last round's messages in the outbox. A process of its own, for its memory is measured.
"""

import json
import re
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from peewee import SQL, Value

from scripts.benchmarks import population
from scripts.benchmarks.regency import MADE_UP
from smsgate.config import Config
from smsgate.gateways.africastalking import AfricasTalking
from smsgate.messages import Priority, State
from smsgate.migrations import migrate
from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage, database, utcnow
from smsgate.models.connection import connected
from smsgate.services import digest

DISTRICTS = MADE_UP.districts
VACANCIES = 5_000
GROUPS = DISTRICTS * 3 * 2
"""Districts, kinds of work followed, languages: so many texts at most."""

TABLES = ("outbound_message", "digest_vacancy", "digest_text", "digest_run")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Medians in seconds of planning, and of the bare insert.

    `memory`: the peak of the process, in megabytes.
    """

    people: int
    texts: int
    segments: int
    seconds: float
    bare: float
    memory: float = 0.0


def main(people: int, rounds: int) -> None:
    """Measure in turns and print the medians as JSON."""
    config = Config.from_env()
    with connected(config.database_url):
        migrate(database.obj)
        population.found()
        population.settle(people, AfricasTalking.name)
        population.publish(VACANCIES, utcnow() - timedelta(hours=3))
        population.analyse()
        seen = [_round(config) for _ in range(rounds)]
    sys.stdout.write(json.dumps({**asdict(_middle(seen)), "memory": _peak()}))


def _peak() -> float:
    """Megabytes. (What getrusage tells begins with the process this one was started from.)"""
    status = Path("/proc/self/status").read_text()
    (kilobytes,) = re.findall(r"VmHWM:\s*(\d+) kB", status)
    return int(kilobytes) / 1024


def _round(config: Config) -> Planned:
    """The bare insert first: the outbox is left as planning fills it."""
    population.cleared(TABLES)
    bare = _bare(GROUPS)
    population.cleared(TABLES)
    now = utcnow()
    started = time.perf_counter()
    plan = digest.run(now.astimezone(config.timezone).date(), config, lambda: None, now)
    seconds = time.perf_counter() - started
    return Planned(
        people=plan.people,
        texts=plan.texts,
        segments=plan.segments,
        seconds=seconds,
        bare=bare,
    )


def _middle(seen: list[Planned]) -> Planned:
    return replace(
        seen[-1],
        seconds=median(one.seconds for one in seen),
        bare=median(one.bare for one in seen),
    )


def _bare(texts: int) -> float:
    """As many rows with the same columns set, in one statement and one commit: the seconds it takes."""
    now = utcnow()
    run = DigestRun.create(local_date=date(2026, 1, 1), from_seq=0, to_seq=0, not_before=now)
    columns = {"run": run, "text": "", "segments": 1, "codes": [], "shown": 0}
    ids = [DigestText.create(follows=str(number), **columns).id for number in range(texts)]
    values = {
        OutboundMessage.contact: Contact.id,
        OutboundMessage.gateway: Contact.gateway,
        OutboundMessage.priority: Value(int(Priority.DIGEST)),
        OutboundMessage.digest_text: SQL(f"{ids[0]} + t1.id - t1.id / {texts} * {texts}"),
        OutboundMessage.digest_date: DigestRun.local_date,
        OutboundMessage.segments: Value(1),
        OutboundMessage.state: Value(State.QUEUED.value),
        OutboundMessage.created_at: DigestRun.started_at,
        OutboundMessage.not_before: DigestRun.not_before,
        OutboundMessage.give_up_at: DigestRun.give_up_at,
        OutboundMessage.attempts: Value(0),
        OutboundMessage.reason: Value(""),
        OutboundMessage.cost: Value(""),
    }
    rows = Contact.select(*values.values()).join(DigestRun, on=(DigestRun.id == run.id))
    started = time.perf_counter()
    with database.atomic():
        OutboundMessage.insert_from(rows, list(values)).as_rowcount().execute()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
