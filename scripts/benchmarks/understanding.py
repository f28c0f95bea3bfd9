"""How long reading a text takes, with one regency and with a province's places."""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from scripts.benchmarks.options import Options
from scripts.benchmarks.tables import table
from smsgate.understanding import Gazetteer, Reader, load_default, spelling

TITLE = "What a text means"
ABOUT = """\
Each text of tests/corpus/develop.jsonl is read once with nothing remembered from earlier ones. The kecamatan
of eight provinces are about as many places as one province has villages."""
HEADS = ("", "built in ms", "median ms", "p95 ms", "longest ms")

CORPUS = Path("tests/corpus/develop.jsonl")
SERVED = {"one regency": "16.11", "eight provinces": "16,13,14,15,17,18,32,33"}


def chapter(_options: Options) -> str:
    """A line for each size."""
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    lines = []
    for name, regions in SERVED.items():
        start = perf_counter()
        gazetteer = load_default(regions)
        built = 1000 * (perf_counter() - start)
        lines.append([name, f"{built:.0f}", *_times(gazetteer, texts)])
    return table(HEADS, lines)


def _times(gazetteer: Gazetteer, texts: Sequence[str]) -> list[str]:
    reader = Reader(gazetteer)
    reader.read("loker sopr pendpo")
    taken = [_milliseconds(reader, gazetteer, text) for text in texts]
    return [f"{one:.2f}" for one in (median(taken), quantiles(taken, n=20)[-1], max(taken))]


def _milliseconds(reader: Reader, gazetteer: Gazetteer, text: str) -> float:
    spelling.nearest.cache_clear()
    gazetteer.forget()
    start = perf_counter()
    reader.read(text)
    return (perf_counter() - start) * 1000
