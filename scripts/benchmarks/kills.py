"""Parts of a running service killed at random moments, many times over: who was told twice, who forgotten."""

import tempfile
from pathlib import Path

from scripts import servers
from scripts.benchmarks.options import Options
from scripts.benchmarks.tables import table
from tests.kill.run import KINDS, run
from tests.kill.town import STORES

TITLE = "Kills"
ABOUT = """\
Web, workers, database and queue are killed (SIGKILL, an immediate stop, a flushed queue) at moments that the
seed decides, while texts come in and while a digest goes to 10,000 people, through a network with delays,
errors and cut connections. Then what the network took is held against the outbox. `unknown`: messages of
which nobody knew whether they had arrived, before the reports came."""
HEADS = ("what", "store", "seed", "kills", "texts in", "messages", "told once")
FAULTS = ("told twice", "forgotten", "unknown", "faults")


def chapter(options: Options) -> str:
    """A line for each seed, kind and store."""
    rows = []
    for seed in range(1, options.seeds + 1):
        for store in STORES:
            rows += [_row(kind, store, seed) for kind in KINDS]
    return table([*HEADS, *FAULTS], rows)


def _row(kind: str, store: str, seed: int) -> list[object]:
    with tempfile.TemporaryDirectory(prefix="smsgate-kills-") as folder:
        try:
            seen = run(kind, store, seed, Path(folder))
        except servers.Missing as missing:
            return [kind, f"{store}: {missing} is not here", seed, *[""] * 8]
        except AssertionError as error:
            return [kind, store, seed, *[""] * 7, str(error).splitlines()[0]]
    counts = [seen.kills, seen.texts_in, seen.messages, seen.told_once]
    ends = [seen.told_twice, seen.forgotten, seen.unknown, "; ".join(seen.faults) or 0]
    return [kind, store, seed, *counts, *ends]
