"""What an address asks for; what makes no sense counts as not said."""

from collections.abc import Container
from datetime import date
from enum import StrEnum
from typing import TypeVar

from flask import request

from smsgate.web import here

LONGEST_QUESTION = 80

Word = TypeVar("Word", bound=StrEnum)


def words(name: str) -> str:
    """What is searched for."""
    return " ".join(request.args.get(name, "").split())[:LONGEST_QUESTION]


def one_of(name: str, known: Container[str]) -> str | None:
    """One of these; None for anything else."""
    said = request.args.get(name, "")
    return said if said in known else None


def member(name: str, kind: type[Word]) -> Word | None:
    """The same of a list of words that the service knows."""
    said = request.args.get(name, "")
    return kind(said) if said in set(kind) else None


def district() -> str | None:
    """One of those whoever looks may look at."""
    return one_of("district", {place.code for place in here.districts()})


def day(name: str) -> date | None:
    """A day."""
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def page() -> int:
    """The page of a list."""
    return request.args.get("page", 1, type=int)
