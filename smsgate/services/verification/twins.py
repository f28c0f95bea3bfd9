"""The same text posted before, or the same contact: how a fraud comes back under another name."""

from dataclasses import dataclass
from typing import Any

from peewee import Expression
from rapidfuzz import fuzz, process

from smsgate.models import Employer, Vacancy

LOOKED_AT = 400
"""Earlier vacancies compared: the newest of the same kind nearby, and as many of the newest of all."""

MOST = 10
ALIKE = 88.0
LEAST_LETTERS = 40
"""Shorter texts ("Sopir") are alike by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An earlier vacancy. `alike`: percent of the text; `same_contact`: it names the same contact."""

    vacancy: Vacancy
    alike: int
    same_contact: bool


def twins(vacancy: Vacancy) -> tuple[Twin, ...]:
    """Those like it, the most alike first, in whatever state; at most a few."""
    alike = _alike(vacancy)
    named = _of_contact(vacancy)
    codes = sorted({*alike, *named}, key=lambda code: (-alike.get(code, 0), -code))[:MOST]
    rows = (
        Vacancy.select(Vacancy, Employer).join(Employer).where(Vacancy.code.in_(codes))
        if codes
        else []
    )
    found = {row.code: row for row in rows}
    return tuple(
        Twin(vacancy=found[code], alike=round(alike.get(code, 0)), same_contact=code in named)
        for code in codes
        if code in found
    )


def _alike(vacancy: Vacancy) -> dict[int, float]:
    text = _text(vacancy.title, vacancy.description)
    if len(text) < LEAST_LETTERS:
        return {}
    near = (Vacancy.regency == vacancy.regency) & _kind_is(vacancy)
    others = {**_newest(vacancy, near), **_newest(vacancy, None)}
    found = process.extract(
        text, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=MOST
    )
    return {code: score for _, score, code in found}


def _kind_is(vacancy: Vacancy) -> Expression:
    found: Expression = (
        Vacancy.kind.is_null() if vacancy.kind is None else Vacancy.kind == vacancy.kind
    )
    return found


def _newest(vacancy: Vacancy, condition: Expression | None) -> dict[int, str]:
    columns = (Vacancy.code, Vacancy.title, Vacancy.description)
    query: Any = Vacancy.select(*columns).where(Vacancy.code != vacancy.code)
    if condition is not None:
        query = query.where(condition)
    rows = query.order_by(Vacancy.code.desc()).limit(LOOKED_AT).tuples()
    return {code: _text(title, description) for code, title, description in rows}


def _of_contact(vacancy: Vacancy) -> set[int]:
    if not vacancy.contact:
        return set()
    query: Any = (
        Vacancy.select(Vacancy.code)
        .where((Vacancy.contact == vacancy.contact) & (Vacancy.code != vacancy.code))
        .order_by(Vacancy.code.desc())
        .limit(MOST)
        .tuples()
    )
    return {code for (code,) in query}


def _text(title: str, description: str) -> str:
    return f"{title} {description}".casefold()
