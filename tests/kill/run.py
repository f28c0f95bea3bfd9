"""One run: a service at work, struck at random moments, and the reckoning at the end."""

import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

from peewee import OperationalError, chunked

from smsgate.messages import State
from smsgate.models import Contact, Vacancy, utcnow
from smsgate.models.connection import connected
from smsgate.models.subscription import follows
from smsgate.services import outbox
from tests.kill import reckoning, traffic
from tests.kill.kept import until
from tests.kill.schedule import schedule
from tests.kill.town import Town, morning, town

INBOUND, DIGEST = "inbound", "digest"
KINDS = (INBOUND, DIGEST)
CALM_SECONDS = 60
"""Within which all that was begun comes to its end, once nobody is killed any more."""

ROWS_AT_ONCE = 200
IDLE_SECONDS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much happens: `seconds` is for how long parts are killed."""

    people: int
    each: int = 2
    blows: int = 7
    seconds: float = 8
    rate: int = 1500


SIZES = {INBOUND: Size(people=60), DIGEST: Size(people=10_000)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One line of the table. `unknown`: how many nobody knew of before the reports came.

    `faults`: what must not be, in sentences.
    """

    seed: int
    kind: str
    store: str
    kills: int
    texts_in: int
    messages: int
    told_once: int
    told_twice: int
    forgotten: int
    unknown: int
    faults: tuple[str, ...]


def run(kind: str, store: str, seed: int, folder: Path, size: Size | None = None) -> Outcome:
    """Raises AssertionError when it does not come to rest, servers.Missing without PostgreSQL or Redis."""
    size = size or SIZES[kind]
    word = f"{seed} {kind}"
    prepare = (lambda: _subscribe(size.people)) if kind == DIGEST else (lambda: None)
    with town(store, folder, word, prepare, SMSGATE_SEND_RATE=str(size.rate)) as place:
        try:
            ids = _work(place, kind, word, size)
            with connected(place.database_url):
                columns = _reckon(place, ids)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{place.logs()}") from error
    return Outcome(seed=seed, kind=kind, store=store, kills=size.blows, **columns)


def _work(place: Town, kind: str, word: str, size: Size) -> list[str]:
    """Everything that happens, until nothing is under way any more; the ids of the texts that came in."""
    blows = schedule(word, list(place.parts), size.blows, size.seconds)
    started = time.monotonic()
    texts = traffic.texts(word, size.people, size.each) if kind == INBOUND else []
    phones = Thread(target=traffic.bring, args=(texts, f"{place.hooks}/sms", word, size.seconds))
    phones.start()
    for blow in blows:
        time.sleep(max(0.0, started + blow.at - time.monotonic()))
        place.strike(blow)
    until(lambda: not phones.is_alive(), CALM_SECONDS, lambda: "a text that nobody takes")
    expected = sum(map(len, texts)) or size.people
    until(lambda: _at_rest(place, expected), CALM_SECONDS, lambda: _states(place))
    return [text.id for conversation in texts for text in conversation]


def _at_rest(place: Town, expected: int) -> bool:
    """Nothing is under way, and no late answer can change that any more."""
    if place.idle_seconds() < IDLE_SECONDS:
        return False
    states = _states(place)
    return sum(states.values()) >= expected and not states.keys() & reckoning.UNDER_WAY


def _states(place: Town) -> dict[State, int]:
    """How many messages are in each state; none while the database is down."""
    try:
        with connected(place.database_url):
            return reckoning.states()
    except OperationalError:
        return {}


def _reckon(place: Town, ids: Sequence[str]) -> dict[str, Any]:
    """Columns of the table, from what is left when nothing is under way any more."""
    messages, ledger = reckoning.rows(), place.ledger()
    missed = reckoning.unanswered(ids) if ids else reckoning.untold()
    unknown = [row for row in messages if row.state is State.UNKNOWN]
    faults = (*reckoning.faults(messages, ledger), *missed, *_settle(place, unknown, set(ledger)))
    times = Counter(ledger).values()
    return {
        "texts_in": len(ids),
        "messages": len(messages),
        "told_once": sum(count == 1 for count in times),
        "told_twice": sum(count > 1 for count in times),
        "forgotten": len(missed),
        "unknown": len(unknown),
        "faults": faults,
    }


def _settle(
    place: Town, unknown: Sequence[reckoning.Row], taken: Collection[reckoning.Key]
) -> list[str]:
    """Reports on all that is unknown, then a person's word for the rest; what is unknown all the same.

    A report without an id of ours can tell of two unknown messages to one person only that one arrived.
    """
    numbers = Counter(row.key[0] for row in unknown)
    place.settle(numbers)
    left = [row for row in reckoning.rows() if row.state is State.UNKNOWN]
    for row in left:
        outbox.resolve(row.id, "sent" if row.key in taken else "failed", utcnow())
    wrong = [row for row in left if row.key in taken and numbers[row.key[0]] == 1]
    found = [f"message {row.id} is unknown, although it was reported" for row in wrong]
    return found + [f"{count} {state} in the end" for state, count in _open_states()]


def _open_states() -> list[tuple[State, int]]:
    open_ones = reckoning.UNDER_WAY | {State.UNKNOWN}
    return [(state, count) for state, count in reckoning.states().items() if state in open_ones]


def _subscribe(people: int) -> None:
    """So many people, in as many groups as there are kinds of work in places, who missed all news so far."""
    today = datetime.now(morning()).date()
    open_ones = Vacancy.select().where(Vacancy.open_on(today))
    followed = sorted({(vacancy.area, vacancy.kind or "") for vacancy in open_ones})
    rows = [
        {
            "phone": f"+62840{number:09}",
            "gateway": "africastalking",
            "follows": follows("id", {followed[number % len(followed)]}),
            "digest_from": 0,
        }
        for number in range(1, people + 1)
    ]
    for some in chunked(rows, ROWS_AT_ONCE):
        Contact.insert_many(some).execute()
