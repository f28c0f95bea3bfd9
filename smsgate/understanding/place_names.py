"""How a place's name may be written: one key for every spelling of it."""

import re
from collections.abc import Iterable
from functools import cache

from smsgate.data import rows
from smsgate.understanding.normalise import squeeze, tokenise

ABBREVIATIONS = {
    short: full
    for full, shorts in {
        "lubuk": "lb lbk lbuk",
        "gunung": "gn gng gnung",
        "pasar": "ps psr",
        "talang": "tl tlg tlng tlang",
        "tanjung": "tj tjg tg tanjg tjng",
        "padang": "pd pdg pdng",
        "muara": "ma mr mra muaro moara muare",
        "kebon": "kb kbn kebun keban",
        "batu": "bt",
        "suka": "sk sko",
        "tebing": "tb tbg tbng tebeng",
        "pagar": "pgr pg",
        "karang": "kr krg krng",
        "rantau": "rt rtu rto",
        "bandar": "bdr bandr",
        "simpang": "sp simp smpg spg",
        "sungai": "sei sg",
        "ulak": "ulk",
        "lintang": "ltg lntg lin lintng",
        "pulau": "pl",
        "ulu": "hulu",
        "ilir": "hilir ilr",
        "tengah": "tgh tngah",
        "barat": "brt",
        "dalam": "dlm dalem",
        "kanan": "knn kn",
        "tinggi": "tgi tggi tngi tgg",
        "baru": "br bru",
        "lama": "lm lame lamo",
        "pasemah": "psmh pasma pasmah besemah pasema",
        "empat": "4 iv ampat mpat",
        "lubuklinggau": "lblinggau",
    }.items()
    for short in shorts.split()
}
_OFFICIAL = re.compile(
    r"^(?:(?:kabupaten|kota)(?: administrasi)?|daerah (?:khusus ibukota|istimewa)) ", re.IGNORECASE
)


_SHORTEST_SQUEEZED = 3
GENERIC = frozenset(ABBREVIATIONS.values()) - {"tebing", "lintang", "pasemah", "empat"}
"""First words of many names: none of them alone is a place."""


def words_of(name: str) -> list[str]:
    """The words of a name."""
    return [token.text for token in tokenise(name)]


def bare(name: str) -> str:
    """A kabupaten's, kota's or province's name without its title."""
    return _OFFICIAL.sub("", name)


@cache
def key_of(words: tuple[str, ...]) -> str:
    """One key for all spellings: abbreviations written out, no spaces, P for F, no doubles."""
    raw = raw_key_of(words)
    return squeeze(raw) if len(raw) > _SHORTEST_SQUEEZED else raw


@cache
def raw_key_of(words: tuple[str, ...]) -> str:
    """The key with doubled letters as typed."""
    if len(words) > 1:
        words = tuple(ABBREVIATIONS.get(word, word) for word in words)
    return fold("".join(words))


def fold(joined: str) -> str:
    """One letter for sounds that are written either way: Pajar and Fajar."""
    return joined.replace("f", "p").replace("v", "p").replace("oe", "u")


def short_forms(words: list[str]) -> list[tuple[str, ...]]:
    """What people make of a longer name: `t tinggi`, `sikap`, `air keruh`."""
    forms: list[tuple[str, ...]] = []
    if len(words) > 1:
        forms.append((words[0][0], *words[1:]))
        forms.append(tuple(words[:1]))
    if len(words) > 2:
        forms.append(tuple(words[1:]))
        forms.append(tuple(words[:2]))
    return forms


def country_aliases() -> Iterable[tuple[str, str]]:
    """Spellings of kabupaten, kota and provinces in use everywhere: (code, alias)."""
    for row in rows("country_aliases"):
        for alias in row["aliases"].split(";"):
            yield row["code"], alias
