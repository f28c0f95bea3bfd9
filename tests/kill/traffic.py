"""Texts from phones, as the network brings them: again until it is answered 200, and sometimes once more."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.kill.network import REPEAT_SECONDS, posted

CLIENTS = 6
AGAIN_SHARE = 0.1
HASTY_SHARE, HASTY_SECONDS, WAIT_SECONDS = 0.1, 0.05, 5
"""Some calls are given up while they are being answered."""

WORDS = ("1001", "1002", "1003", "BANTUAN", "LOKER", "LOKER PENDOPO")
"""Each is answered with one text, whatever was said before."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the id the network gave it."""

    id: str
    number: str
    words: str


def texts(seed: str, people: int, each: int) -> list[list[Text]]:
    """What every person writes, one text after the other."""
    chosen = random.Random(f"texts {seed}")  # noqa: S311
    return [
        [
            Text(f"in-{person}-{turn}", f"+62840{person:09}", words)
            for turn, words in enumerate(chosen.sample(WORDS, each))
        ]
        for person in range(1, people + 1)
    ]


def bring(conversations: list[list[Text]], hook: str, seed: str, seconds: float) -> None:
    """All of them within about that time, and until each was taken."""
    start = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        jobs = [
            clients.submit(_write, one, hook, f"{seed} {turn}", start + moment)
            for turn, (one, moment) in enumerate(_spread(conversations, seconds))
        ]
    for job in jobs:
        job.result()


def _spread(conversations: list[list[Text]], seconds: float) -> Iterator[tuple[list[Text], float]]:
    for turn, one in enumerate(conversations):
        yield one, turn * seconds / len(conversations)


def _write(conversation: list[Text], hook: str, seed: str, at: float) -> None:
    chosen = random.Random(f"client {seed}")  # noqa: S311
    time.sleep(max(0.0, at - time.monotonic()))
    for text in conversation:
        form = {
            "id": text.id,
            "from": text.number,
            "to": "3636",
            "text": text.words,
            "date": datetime.now(UTC).isoformat(),
        }
        while not posted(hook, form, _patience(chosen)):
            time.sleep(REPEAT_SECONDS)
        if chosen.random() < AGAIN_SHARE:
            posted(hook, form)


def _patience(chosen: random.Random) -> float:
    return HASTY_SECONDS if chosen.random() < HASTY_SHARE else WAIT_SECONDS
