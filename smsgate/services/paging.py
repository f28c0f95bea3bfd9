"""Which page of a list is meant, and where it begins."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Page `number` (counted from 1) of `pages`; its first row is number `first`, counted from 0."""

    number: int
    pages: int
    first: int


def leaf(number: int, total: int, size: int) -> Leaf:
    """The page asked for of `total` rows, `size` a page. Too far is the last one, too low the first."""
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    return Leaf(number=number, pages=pages, first=(number - 1) * size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Line]):
    """One page of `total` lines; `number` counts from 1 and is one of `pages`."""

    lines: tuple[Line, ...]
    total: int
    number: int
    pages: int


def paged(
    query: Any, total: int, number: int, size: int, lines: Callable[[list[Any]], Iterable[Line]]
) -> Page[Line]:
    """The page asked for of a query that has `total` rows, which `lines` makes of the rows on it."""
    at = leaf(number, total, size)
    rows = list(query.offset(at.first).limit(size))
    return Page(lines=tuple(lines(rows)), total=total, number=at.number, pages=at.pages)
