"""What a vacancy tells, field by field, with every sign of fraud in it marked and given a number."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from smsgate.models import Vacancy
from smsgate.services.redflags import STOPS_PUBLICATION, RedFlag, flags, marks

KEPT_TEXTS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text; `numbers` are the signs it belongs to, counted from 1, none for an ordinary one."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The fields in pieces, and the signs they name: gravest first, each once."""

    fields: dict[str, tuple[Piece, ...]]
    flags: tuple[RedFlag, ...]

    @property
    def grave(self) -> bool:
        """Whether one officer's approval is too few."""
        return any(flag.severity >= STOPS_PUBLICATION for flag in self.flags)


def told(vacancy: Vacancy) -> dict[str, str]:
    """Its texts by field, as people are told them; empty ones left out."""
    fields = {
        "title": vacancy.title,
        "employer": vacancy.employer.name,
        "description": vacancy.description,
        "how_to_apply": vacancy.how_to_apply,
        "contact": vacancy.contact,
    }
    return {name: text for name, text in fields.items() if text}


def words(vacancy: Vacancy) -> str:
    """All that is told of it, a field a line: what the rules read."""
    return "\n".join(told(vacancy).values())


@lru_cache(maxsize=KEPT_TEXTS)
def severity(text: str) -> int:
    """The gravest sign in a text; 0 for none."""
    return max((flag.severity for flag in flags(text)), default=0)


def fingerprint(vacancy: Vacancy) -> str:
    """A hash of all that is told but the last day: another one means somebody edited it since."""
    same = ("pay_min", "pay_max", "pay_per", "openings", "education", "inclusion", "mode", "area")
    content = [
        *told(vacancy).items(),
        vacancy.employer_id,
        vacancy.region_id,
        *(getattr(vacancy, name) for name in same),
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def marked(vacancy: Vacancy) -> Marked:
    """Its texts with the signs of fraud marked in them."""
    found = flags(words(vacancy))
    numbers = {flag.id: number for number, flag in enumerate(found, 1)}
    spans = marks(words(vacancy))
    fields, begin = {}, 0
    for name, text in told(vacancy).items():
        fields[name] = tuple(_pieces(text, begin, spans, numbers))
        begin += len(text) + 1
    return Marked(fields=fields, flags=tuple(found))


def _pieces(
    text: str, begin: int, spans: Iterable[RedFlag], numbers: dict[str, int]
) -> Iterator[Piece]:
    """One field, which begins at `begin` of the whole, cut wherever a sign begins or ends."""
    here = [
        (max(0, mark.span[0] - begin), min(len(text), mark.span[1] - begin), mark) for mark in spans
    ]
    here = [each for each in here if each[0] < each[1]]
    cuts = sorted({0, len(text), *(cut for first, last, _ in here for cut in (first, last))})
    for first, last in pairwise(cuts):
        over = [mark for start, end, mark in here if start <= first and last <= end]
        yield Piece(
            text=text[first:last],
            numbers=tuple(sorted({numbers[mark.id] for mark in over})),
            severity=max((mark.severity for mark in over), default=0),
        )
