"""Numbers, employers and phrases in the one form in which they are compared."""

import re

from rapidfuzz import fuzz, process

from smsgate import phone
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Named
from smsgate.understanding.firms import bare_name

SURE = 90.0
"""Likeness of two bare names from which one is the other, misspelt."""

LIKELY = 78.0
"""From here on it may be meant."""

LEAST_NAME, LEAST_PHRASE = 3, 10
LONGEST = 100


def phrase(text: str) -> str:
    """Small letters and digits with single blanks."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def read(kind: Named, typed: str) -> tuple[str, str]:
    """The value and how it is shown. Raises InputError for what is no number, no name, no phrase."""
    said = " ".join(typed.split())[:LONGEST]
    if kind is Named.NUMBER:
        number = phone.normalise(said)
        if number is None:
            raise InputError(N_("Write a mobile number, such as 0812 followed by eight digits."))
        return number, ""
    if kind is Named.EMPLOYER:
        value = bare_name(said)
        if len(value) < LEAST_NAME:
            raise InputError(N_("Write the name of the employer."))
        return value, said
    value = phrase(said)
    if len(value) < LEAST_PHRASE:
        raise InputError(
            N_("Write a longer piece of the text: a short one stands in honest texts too.")
        )
    return value, said


def alike(name: str, names: dict[int, str], *, least: float, most: int) -> list[tuple[int, float]]:
    """Ids of the bare names that resemble a bare name, the most alike first, with how much (0 to 100)."""
    found = process.extract(name, names, scorer=_likeness, score_cutoff=least, limit=most)
    return [(key, score) for _, score, key in found]


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """Misspelt, or with words in front or behind: a name of two words or more inside of another."""
    whole = fuzz.ratio(one, other)
    few = set(one.split())
    inside = bool(few) and few <= set(other.split())
    score = max(whole, 80.0 if inside else 0.0)
    return score if score_cutoff is None or score >= score_cutoff else 0.0
