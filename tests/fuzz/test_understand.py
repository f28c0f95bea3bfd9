"""Whatever is typed is read, the same each time, into a Request that keeps what is promised of it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgate.understanding import Intent, Reader, load_default
from tests.fuzz.calls import WORDS, kept_texts

GAZETTEER = load_default()
READER = Reader(GAZETTEER)

WITH_PLACE = {Intent.SEARCH, Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.REGISTER_OTHER}
WITH_CODE = {Intent.DETAIL, Intent.APPLY, Intent.VERIFY, Intent.FILLED, Intent.REPORT}
WITH_TERMS = {Intent.SEARCH, Intent.SUBSCRIBE}

PIECES = (
    *(
        "loker",
        "LOKER",
        "daftar",
        "stop",
        "berhenti",
        "unreg",
        "info",
        "lamar",
        "cek",
        "jeda",
        "pick",
    ),
    *("1023", "1", "9", "99999", "2005", "pendopo", "saling", "tebing tinggi", "palembang", "luar"),
    *("sopir", "supir", "guru", "di", "ada", "ya", "tidak", "hapus data", "bahasa en", "daftarkan"),
    *(
        "081200000001",
        "https://a.b/c",
        "*123#",
        "Rp 50.000",
        "\u0131",
        "\u0130",
        "ﬁ",
        "ß",
        "\u0301",
    ),
    *("#", "*", ".", ",", "?", "\n", "\t", "\u200b", "\u00a0", "\u0660", "²", "½", "\ud800", "😀"),
)
texts = (
    st.text(st.characters(), max_size=200)
    | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Nd", "Zs"]), max_size=60)
    | st.lists(st.sampled_from(PIECES + WORDS) | st.text(max_size=6), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
)


def check(text: str) -> None:
    request = READER.read(text)
    assert request == READER.read(text)
    assert request.text == text
    assert isinstance(request.intent, Intent)
    assert 0 <= request.confidence <= 1
    assert request.reasons
    assert isinstance(request.rest, str)
    assert request.number is None or request.number >= 0
    _check_place(request.place, request.intent)
    assert request.code is None or request.intent in WITH_CODE
    assert request.code is None or re.fullmatch(r"[1-9][0-9]{3,4}", request.code)
    assert not request.terms or request.intent in WITH_TERMS
    assert all(term and term == term.strip() == term.lower() for term in request.terms)
    assert all(re.fullmatch(r"[0-9.]{2,13}", place) for place in request.candidates)
    json.dumps([request.terms, request.rest, request.reasons])


def _check_place(place: str | None, intent: Intent) -> None:
    assert place is None or intent in WITH_PLACE
    if place not in (None, "LUAR"):
        assert re.fullmatch(r"[0-9]{2}(\.[0-9]{2}){0,2}", str(place))
        assert GAZETTEER.name(str(place)) != place


@given(texts)
def test_it_reads_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", kept_texts(), ids=lambda text: ascii(text)[:40])
def test_it_reads_every_text_of_the_corpus(text: str) -> None:
    check(text)
