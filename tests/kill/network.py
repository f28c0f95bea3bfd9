"""A network of its own, in a process of its own: slow, moody, and exact about what it took.

`python -m tests.kill.network SEED HOOKS` prints its address and serves until its input ends. It keeps a
ledger of every text it took, and calls the hooks with delivery reports until they answer 200.
"""

import json
import random
import sys
import time
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock

import requests

from tests.standin import (
    SEND_PATH,
    Answer,
    Call,
    Entry,
    Reply,
    StandIn,
    cut_taken,
    entry,
    http,
    listing,
    nobody,
    taken,
)

LEDGER, SETTLE, IDLE = "/ledger", "/settle", "/idle"
LATENCY, LATE = (0.05, 0.4), 4
"""Seconds an answer takes; some take longer than the lease of a call."""

LATE_SHARE = 0.01

EARLY = 0.03
"""Share of texts reported at once: some of their reports overtake the answer to the call."""

REPEAT_SECONDS, ANSWER_SECONDS = 0.3, 10
REPORTERS = 4


def cut_untaken(_call: Call) -> Reply:
    """Nobody is taken, and the connection is cut."""
    return Reply(cut=True)


def taken_then_error(call: Call) -> Reply:
    """Everybody is taken, and the answer is a failure."""
    return replace(
        taken(call), status=500, body=b"Internal Server Error", content_type="text/plain"
    )


def one_by_one(call: Call) -> Reply:
    """In turn taken, to be tried later, taken, refused for good, and taken without a word of it."""
    words = [(101, "Success"), (501, "GatewayError"), (101, "Success"), (403, "InvalidPhoneNumber")]
    entries: list[Entry] = [
        entry(number, *words[turn % 5])
        for turn, number in enumerate(call.numbers)
        if turn % 5 < len(words)
    ]
    silent = tuple(call.numbers[len(words) :: 5])
    reply = listing(entries)
    return replace(reply, told=(*reply.told, *silent))


MOODS: tuple[tuple[Answer, int], ...] = (
    (taken, 84),
    (one_by_one, 4),
    (cut_taken, 3),
    (cut_untaken, 2),
    (taken_then_error, 1),
    (http(500, "Internal Server Error"), 1),
    (http(503, "Service Unavailable"), 2),
    (http(429, "Too Many Requests"), 2),
    (nobody("InsufficientBalance"), 1),
)
"""Each with its share of a hundred calls."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A text the network took, and has to deliver."""

    number: str
    text: str
    message_id: str


@dataclass(slots=True)
class Network:
    """Moods by the seed, in the order of the calls."""

    random: random.Random
    hooks: str
    ledger: list[Taken] = field(default_factory=list)
    answered_at: float = 0.0
    reports: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(REPORTERS, "reports")
    )
    _lock: Lock = field(default_factory=Lock)

    def answer(self, call: Call) -> Reply:
        """A call of the service, or a question of the test's."""
        path = call.path.removeprefix("/version1")
        if call.path == SEND_PATH:
            return self._send(call)
        if path == LEDGER:
            return _json([[one.number, one.text, one.message_id] for one in self.ledger])
        if path == IDLE:
            return _json(time.monotonic() - self.answered_at)
        if path == SETTLE:
            return self._settle(call)
        return Reply(404)

    def _send(self, call: Call) -> Reply:
        with self._lock:
            (mood,) = self.random.choices(*zip(*MOODS, strict=True))
            late = self.random.random() < LATE_SHARE
            delay = LATE if late else self.random.uniform(*LATENCY)
            self.answered_at = max(self.answered_at, time.monotonic() + delay)
            reply = mood(call)
            new = _taken(call, reply)
            self.ledger += new
            early = [one for one in new if self.random.random() < EARLY]
        self._report(early)
        return replace(reply, delay=delay)

    def _settle(self, call: Call) -> Reply:
        """Report on all texts to these numbers; answered once the service has taken every report."""
        numbers = set(call.numbers)
        for report in self._report(one for one in self.ledger if one.number in numbers):
            report.result()
        return _json([])

    def _report(self, texts: Iterable[Taken]) -> "list[Future[None]]":
        return [self.reports.submit(self._tell, one) for one in texts]

    def _tell(self, text: Taken) -> None:
        """As the real one: again until it is answered 200."""
        form = {"id": text.message_id, "status": "Success", "phoneNumber": text.number}
        while not posted(f"{self.hooks}/delivery", form):
            time.sleep(REPEAT_SECONDS)


def posted(url: str, form: dict[str, str], seconds: float = ANSWER_SECONDS) -> bool:
    """Whether a hook took the call."""
    try:
        return requests.post(url, form, timeout=seconds).status_code == requests.codes.ok
    except requests.RequestException:
        return False


def _taken(call: Call, reply: Reply) -> list[Taken]:
    """Who of a call was told, under the ids of the answer; who does not stand in it has one all the same."""
    text = call.form["message"]
    try:
        listed = json.loads(reply.body)["SMSMessageData"]["Recipients"]
    except (ValueError, KeyError):
        listed = []
    ids = {one["number"]: one["messageId"] for one in listed}
    return [
        Taken(number, text, ids.get(number) or f"ATXid_lost_{number}_{call.at}")
        for number in reply.told
    ]


def _json(value: object) -> Reply:
    return Reply(200, json.dumps(value).encode())


def main(seed: str, hooks: str) -> None:
    """Serve until the input ends."""
    with StandIn() as standin:
        network = Network(random.Random(f"network {seed}"), hooks)  # noqa: S311
        standin.always = network.answer
        sys.stdout.write(f"{standin.url}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
