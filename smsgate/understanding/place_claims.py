"""What a name may mean: a place, with the standing that decides between places of one name."""

from dataclasses import dataclass
from enum import IntEnum

DISTRICT_DEPTH = 3


class Rank(IntEnum):
    """Which place a shared name means: the lower wins."""

    DISTRICT = 0
    VILLAGE = 1
    REGION = 2
    CITY = 3
    REGENCY = 4
    PROVINCE = 5
    ANYWHERE = 6


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A place that a name may mean."""

    rank: Rank
    code: str

    @property
    def area(self) -> str:
        """The code to answer with: a village counts for its kecamatan."""
        return district_of(self.code) if self.rank is Rank.VILLAGE else self.code

    def lies_in(self, other: "Claim") -> bool:
        """True for a place inside the other."""
        return self.code.startswith(other.code + ".")


@dataclass(frozen=True, slots=True)
class Match:
    """The claims behind a name, best first, and how well it was written (1: exactly)."""

    key: str
    claims: tuple[Claim, ...]
    score: float = 1.0


def district_of(code: str) -> str:
    """`16.11.01.2005` → `16.11.01`; wider places stay as they are."""
    return ".".join(code.split(".")[:DISTRICT_DEPTH])
