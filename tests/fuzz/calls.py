"""Calls as no network would make them: bytes, forms with odd names, values, lengths and encodings."""

import json
from pathlib import Path
from urllib.parse import quote_from_bytes

from hypothesis import settings
from hypothesis import strategies as st

CORPUS = Path(__file__).parent / "corpus"

NAMES = {
    "sms": ("from", "to", "text", "id", "date", "networkCode", "linkId"),
    "delivery": ("id", "status", "phoneNumber", "failureReason", "networkCode", "retryCount"),
    "ussd": ("sessionId", "phoneNumber", "serviceCode", "text", "networkCode"),
    "ussd-end": ("sessionId", "phoneNumber", "status", "errorMessage", "durationInMillis"),
    "opt-out": ("phoneNumber", "senderId"),
    "subscription": ("phoneNumber", "shortCode", "keyword", "updateType"),
}
"""The fields of each kind of Africa's Talking's calls; the first ones are those it cannot do without."""

SIMULATED = {"sms": ("from", "text", "id"), "ussd": ("sessionId", "phoneNumber", "text")}

WORDS = (
    *("LOKER PENDOPO", "DAFTAR SALING", "STOP", "1", "1*1*1*1", "00", "HAPUS DATA", "YA", "JEDA 9"),
    *(
        "+6281200000001",
        "081200000001",
        "TELKOMSEL",
        "3636",
        "Success",
        "Failed",
        "UserInBlacklist",
    ),
    *("2026-11-24 12:00:00", "9999-12-31T23:59:59-14:00", "0001-01-01", "ATXid_1", "", " ", "\x00"),
    *(
        "' OR 1=1 --",
        "%s%s%n",
        "{{7*7}}",
        "<script>",
        "\u202e",
        "\ufeff",
        "\U0001f600" * 70,
        "0" * 9000,
    ),
)

CONTENT_TYPES = (
    *("application/x-www-form-urlencoded", "application/json", "text/plain", "", "a/b; charset=x"),
    *("multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-16"),
)

FEWER = settings(max_examples=settings().max_examples // 3)
"""For what takes a database: two posts and a clean slate for each example."""


def raw(text: str) -> bytes:
    """A text as bytes, halves of characters too."""
    return text.encode("utf-8", "surrogatepass")


_text = st.sampled_from(WORDS) | st.text(max_size=300)
_value = _text.map(raw) | st.binary(max_size=300)
_written = st.sampled_from((quote_from_bytes, lambda value: value.decode("latin-1")))
_sizes = st.sampled_from((1, 1, 1, 1, 40, 400))


def _pair(name: str, value: bytes, write: object, times: int) -> bytes:
    written: str = write(value * times)  # type: ignore[operator]
    return f"{name}={written}".encode("latin-1", "replace")


def forms(names: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Forms with most of these fields, in any order, some twice, and others nobody knows."""
    name = st.sampled_from(names) | st.text(max_size=10).map(
        lambda text: quote_from_bytes(text.encode("utf-8", "surrogatepass"))
    )
    odd = st.builds(_pair, name, _value, _written, _sizes)
    likely = [st.builds(_pair, st.just(each), _value, _written, _sizes) for each in names]
    whole = st.tuples(*likely).flatmap(lambda pairs: st.permutations(list(pairs)))
    return st.builds(
        lambda pairs, more, glue: glue.join([*pairs, *more]),
        whole,
        st.lists(odd, max_size=4),
        st.sampled_from((b"&", b"&", b"&", b";", b"&&")),
    )


def calls(names: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Mostly forms, for what is no form ends at the door."""
    return forms(names) | forms(names) | st.binary(max_size=500)


def json_calls(names: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """JSON of every kind with these names in it, and bytes that are none."""
    value = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | _text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
        max_leaves=6,
    )
    body = st.fixed_dictionaries(dict.fromkeys(names, value), optional={"x": value})
    spoken = st.fixed_dictionaries(dict.fromkeys(names, _text))
    said = (body | spoken | value).map(lambda said: json.dumps(said).encode())
    return said | st.binary(max_size=300)


def kept_calls() -> list[tuple[str, bytes]]:
    """The corpus: a kind, and a body whose bytes are written as the characters of Latin-1."""
    lines = map(json.loads, (CORPUS / "calls.jsonl").read_text().splitlines())
    return [(line["kind"], line["body"].encode("latin-1") * line.get("times", 1)) for line in lines]


def kept_texts() -> list[str]:
    """The corpus of texts: a line is a string, or a string and how many times."""
    lines = map(json.loads, (CORPUS / "texts.jsonl").read_text().splitlines())
    return [line if isinstance(line, str) else line[0] * line[1] for line in lines]
