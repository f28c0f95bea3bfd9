"""How long reading a text takes, with one regency and with a province's places.

    python scripts/bench_understanding.py [VILLAGES.csv]

Without a file of villages (code, level, name, parent_code) the province's places are its kecamatan and
those of its neighbours. Each text is read once per run with nothing remembered from earlier texts.
"""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from smsgate.data import rows
from smsgate.understanding import Gazetteer, Reader, load_default, spelling
from smsgate.views import Place

CORPUS = Path(__file__).parent.parent / "tests/corpus/develop.jsonl"
PROVINCE = "16"
NEIGHBOURS = ("13", "14", "15", "17", "18", "32", "33")


def main(arguments: Sequence[str]) -> None:
    """Print build time and time per text for both sizes."""
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    start = perf_counter()
    regency = load_default()
    report("one regency", regency, perf_counter() - start, texts)
    start = perf_counter()
    wide = province(Path(arguments[0]) if arguments else None)
    report("a province", wide, perf_counter() - start, texts)


def province(villages: Path | None) -> Gazetteer:
    """A gazetteer that serves all of a province, or as many places of several."""
    served = (PROVINCE,) if villages else (PROVINCE, *NEIGHBOURS)
    table = list(rows("regions_id"))
    if villages:
        with villages.open(encoding="utf-8", newline="") as file:
            table += [row for row in csv.DictReader(file) if row["code"].startswith(PROVINCE + ".")]
    places = [
        Place(code=row["code"], level=row["level"], name=row["name"], parent=row["parent_code"])
        for row in table
        if row["level"] in {"provinsi", "kabupaten", "kota"}
        or any(row["code"].startswith(code + ".") for code in served)
    ]
    names = sum(row.level not in {"provinsi", "kabupaten", "kota"} for row in places)
    print(f"a province: {names} kecamatan and villages")
    return Gazetteer(places, [], served)


def report(name: str, gazetteer: Gazetteer, built: float, texts: Sequence[str]) -> None:
    """Print the figures of one gazetteer."""
    reader = Reader(gazetteer)
    reader.read("loker sopr pendpo")
    taken = sorted(milliseconds(reader, gazetteer, text) for text in texts)
    cuts = quantiles(taken, n=20)
    print(
        f"{name}: built in {built * 1000:.0f} ms; per text median {median(taken):.2f} ms,"
        f" 95 % under {cuts[-1]:.2f} ms, longest {taken[-1]:.1f} ms ({len(texts)} texts)"
    )


def milliseconds(reader: Reader, gazetteer: Gazetteer, text: str) -> float:
    """The time one text takes when nothing is remembered from others."""
    spelling.nearest.cache_clear()
    gazetteer.forget()
    start = perf_counter()
    reader.read(text)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
