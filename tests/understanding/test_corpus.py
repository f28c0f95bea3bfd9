"""The labelled corpus. `report.jsonl` is held out: only its numbers are ever shown."""

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from smsgate.understanding import Gazetteer, Intent, Reader
from smsgate.views import OUTSIDE

TESTS = Path(__file__).parent.parent
SPAM_SHARE = 0.02


def _rows(name: str) -> list[dict[str, object]]:
    lines = (TESTS / "corpus" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def _is_right(reader: Reader, row: dict[str, object]) -> bool:
    request = reader.read(str(row["text"]))
    read = (request.intent.value, request.place, request.code, list(request.terms))
    return read == (row["intent"], row["place"], row["code"], row["terms"])


# The aim on texts never seen is 0.97; the others keep what was reached from being lost.
@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("develop.jsonl", 0.98),
        ("practice_a.jsonl", 0.99),
        ("practice_b.jsonl", 0.99),
        ("practice_c.jsonl", 0.94),
        ("practice_d.jsonl", 0.98),
        ("practice_e.jsonl", 0.97),
        ("practice_f.jsonl", 0.98),
        ("practice_g.jsonl", 0.90),
        ("practice_h.jsonl", 0.98),
        ("practice_i.jsonl", 0.98),
        ("report.jsonl", 0.97),
    ],
)
def test_it_reads_the_corpus(
    reader: Reader, name: str, bar: float, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = _rows(name)
    wrong = Counter(str(row["intent"]) for row in rows if not _is_right(reader, row))
    share = 1 - wrong.total() / len(rows)
    summary = f"{name}: {share:.2%} of {len(rows)} wholly right; wrong by intent: {dict(wrong)}"
    with capsys.disabled():
        sys.stdout.write(f"\n{summary}\n")
    if share < bar:
        pytest.fail(summary, pytrace=False)


def test_it_takes_no_advertising_for_a_request(reader: Reader) -> None:
    with (TESTS / "data/sms_spam_id.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["text_masked"] for row in csv.DictReader(file)]
    taken = [text for text in texts if reader.read(text).intent is not Intent.UNKNOWN]
    assert len(taken) / len(texts) <= SPAM_SHARE


@pytest.mark.parametrize("name", sorted(path.name for path in TESTS.glob("corpus/*.jsonl")))
def test_it_is_labelled_by_the_rules(gazetteer: Gazetteer, name: str) -> None:
    broken = Counter(fault for row in _rows(name) for fault in _faults(row, gazetteer))
    if broken:
        pytest.fail(f"{name}: {dict(broken)}", pytrace=False)


def _faults(row: dict[str, object], gazetteer: Gazetteer) -> list[str]:
    """What docs/understanding.md forbids, by name."""
    intent, place, code, terms = (row[key] for key in ("intent", "place", "code", "terms"))
    placed = {"search", "subscribe", "unsubscribe", "register_other"}
    coded = {"detail", "apply", "verify", "filled", "report"}
    checks = {
        "unknown intent": intent not in set(Intent),
        "place where none is used": place is not None and intent not in placed,
        "place that does not exist": place not in {None, OUTSIDE}
        and gazetteer.name(str(place)) == place,
        "code where none is used": code is not None and intent not in coded,
        "code that is none": code is not None and not re.fullmatch(r"[1-9]\d{3,4}", str(code)),
        "terms where none are used": bool(terms) and intent not in {"search", "subscribe"},
    }
    return [fault for fault, broken in checks.items() if broken]
