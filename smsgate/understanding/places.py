"""The gazetteer: which place a text names."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from smsgate.data import rows
from smsgate.understanding.normalise import Token
from smsgate.understanding.place_choice import settle
from smsgate.understanding.place_claims import district_of
from smsgate.understanding.place_index import PlaceIndex
from smsgate.understanding.place_mentions import Look, Mention, mentions
from smsgate.views import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a text says of places.

    `code`: the place meant, or None; `candidates`: codes of equal claim when it cannot be told.
    `span`: the tokens of the name meant, `used`: the tokens of all names, `starts`: where each
    name begins. `score`: 0 to 1.
    """

    code: str | None = None
    candidates: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)
    score: float = 0.0
    matched_name: str = ""
    used: frozenset[int] = frozenset()
    starts: frozenset[int] = frozenset()


class Gazetteer:
    """Official names, villages, aliases, abbreviations and typing errors, built once.

    `places`: at least the regions served with all inside them, and every kabupaten, kota and
    province; `aliases`: (code, spelling); `regions`: the codes served.
    """

    def __init__(
        self,
        places: Iterable[Place],
        aliases: Iterable[tuple[str, str]],
        regions: Sequence[str],
    ) -> None:
        self._index = PlaceIndex(places, aliases, regions)

    def find(
        self,
        tokens: Sequence[Token],
        *,
        fixed: Collection[int] = frozenset(),
        expected: Collection[int] = frozenset(),
        jobs: Collection[int] = frozenset(),
        doubtful: Collection[int] = frozenset(),
        forgiving: bool = False,
    ) -> Found:
        """The place meant by `tokens`.

        `fixed`: positions of words that mean something by themselves, so that they are no
        misspelt place; `jobs`: those of them that are trades; `doubtful`: positions of misspelt
        words, which alone are no misspelt place; `expected`: positions after which a place often
        comes bare (LOKER, DAFTAR). `forgiving` takes one typing error more, in the region only.
        """
        look = Look(tokens, fixed, expected, jobs, doubtful, forgiving)
        named = mentions(self._index, look)
        settled = settle(named, tokens)
        if settled is None:
            return Found(used=_positions(named), starts=_starts(named))
        mention, claims = settled
        areas = sorted({claim.area for claim in claims})
        certain = len(areas) == 1
        return Found(
            code=areas[0] if certain else None,
            candidates=() if certain else tuple(claim.code for claim in claims),
            span=(mention.first, mention.last),
            score=mention.match.score,
            matched_name=self.name(claims[0].code),
            used=_positions(named),
            starts=_starts(named),
        )

    def nearness(self, word: str) -> float:
        """How well the word alone is a place's name: 1 exactly, 0 not at all."""
        match = self._index.exact((word,)) or self._index.near((word,))
        return match.score if match else 0.0

    def holds(self, word: str) -> bool:
        """True for a place's name as written, and for a word of a name inside the regions served."""
        return word in self._index.parts or self._index.exact((word,)) is not None

    def forget(self) -> None:
        """Drop what was remembered of names looked up, so that measuring starts afresh."""
        self._index.near.cache_clear()
        self._index.farther.cache_clear()

    def parent_district(self, code: str) -> str | None:
        """The kecamatan a village or kecamatan belongs to; None for wider places."""
        district = district_of(code)
        return district if district.count(".") == 2 else None

    def name(self, code: str) -> str:
        """The official name, or the code where none is known."""
        place = self._index.places.get(code)
        return place.name if place else code


def _positions(named: Sequence[Mention]) -> frozenset[int]:
    return frozenset(at for mention in named for at in range(mention.first, mention.last))


def _starts(named: Sequence[Mention]) -> frozenset[int]:
    return frozenset(mention.first for mention in named)


def load_default(region: str = "16.11") -> Gazetteer:
    """The gazetteer of the shipped tables, for a region without a database.

    Only Empat Lawang ships with its villages; another region has its kecamatan.
    """
    tables = [row for name in ("regions_id", "empat_lawang") for row in rows(name)]
    regions = tuple(region.split(","))
    places = [_place(row) for row in tables if _wanted(row, regions)]
    aliases = [(row["code"], row["alias"]) for row in rows("place_aliases")]
    return Gazetteer(places, aliases, regions)


def _wanted(row: dict[str, str], regions: tuple[str, ...]) -> bool:
    return row["level"] in {"provinsi", "kabupaten", "kota"} or any(
        row["code"].startswith(region + ".") for region in regions
    )


def _place(row: dict[str, str]) -> Place:
    return Place(
        code=row["code"],
        level=row["level"],
        name=row["name"].strip(),
        parent=row["parent_code"] or None,
    )
