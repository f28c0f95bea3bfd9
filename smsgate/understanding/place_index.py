"""Names to places: exact by key, then by consonants, then by distance."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from smsgate.understanding.normalise import consonants, is_shortened, skeleton
from smsgate.understanding.place_claims import Claim, Match, Rank
from smsgate.understanding.place_names import (
    ABBREVIATIONS,
    GENERIC,
    bare,
    country_aliases,
    key_of,
    raw_key_of,
    short_forms,
    words_of,
)
from smsgate.understanding.wordlists import words_in
from smsgate.views import OUTSIDE, Place

_SHORTEST_NEAR = 5
_SHORTEST_NAME = 4
_LONG_NAME = 8
_SHORTEST_SKELETON = 3
_BY_CONSONANTS = 0.7
_FAR_ENOUGH = 0.74


class PlaceIndex:
    """The names of a region's places and of the country's kabupaten, kota and provinces."""

    def __init__(
        self,
        places: Iterable[Place],
        aliases: Iterable[tuple[str, str]],
        regions: Sequence[str],
    ) -> None:
        self.places = {place.code: place for place in places}
        self._regions = tuple(regions)
        self._claims: dict[str, tuple[Claim, ...]] = {}
        for place in self.places.values():
            name = bare(place.name) if place.level in _WIDE else place.name
            self._claim(words_of(name), place.code)
        for code, alias in [*aliases, *country_aliases()]:
            self._claim(words_of(alias), code)
        for region in self._regions:
            for words in _ALL_OF_IT:
                self._claim(words.split(), region)
            if region in self.places:
                region_words = words_of(bare(self.places[region].name))
                self._claim(["luar", *region_words], OUTSIDE)
                self._claim(["outside", *region_words], OUTSIDE)
        self._well_known = {key_of(tuple(words_of(alias))) for _, alias in country_aliases()}
        self._claim_short_forms()
        self._claim_stems()
        self.parts = frozenset(
            word
            for place in self.places.values()
            if (rank := self._rank(place.code)) is not None and rank <= Rank.REGION
            for word in words_of(place.name)
        ) | frozenset(ABBREVIATIONS.values())
        self._keys = [key for key in self._claims if len(key) >= _SHORTEST_NAME]
        self._by_length = self._near_lengths()
        self._skeletons = self._by_bones(skeleton)
        self._voiceless = self._by_bones(consonants)
        self.near = lru_cache(maxsize=20_000)(self._near)
        self.farther = lru_cache(maxsize=5_000)(self._farther)

    def exact(self, words: tuple[str, ...]) -> Match | None:
        """The place written exactly so, spaces and abbreviations aside."""
        key = key_of(words)
        claims = self._claims.get(key)
        return Match(key, claims) if claims else None

    def _near(self, words: tuple[str, ...]) -> Match | None:
        """The place nearest in spelling, or None when nothing is near enough."""
        keys = {key_of(words), raw_key_of(words)}
        matches = [match for key in keys if (match := self._nearest(key))]
        return max(matches, key=_by_score, default=None) or self._by_consonants(words)

    def _farther(self, words: tuple[str, ...]) -> Match | None:
        """The place served, or well known, that is near enough with one more error."""
        match = self._nearest(raw_key_of(words), slack=1)
        if match is None:
            return None
        well_known = match.key in self._well_known and match.score > _FAR_ENOUGH
        return match if match.claims[0].rank <= Rank.REGION or well_known else None

    def _nearest(self, key: str, slack: int = 0) -> Match | None:
        names = self._by_length.get(len(key), ())
        limit = _limit(len(key)) + slack
        found = process.extract(key, names, scorer=OSA.distance, score_cutoff=limit, limit=8)
        ranked = sorted(
            (distance, self._claims[name][0].rank > Rank.REGION, self._claims[name][0], name)
            for name, distance, _ in found
            if distance <= self._allowed(name, key) + slack
        )
        if not ranked:
            return None
        distance, *_, name = ranked[0]
        return Match(name, self._claims[name], 1 - distance / max(len(name), len(key)))

    def _allowed(self, name: str, key: str) -> int:
        """Far places must be written better than near ones, and a first letter is seldom wrong."""
        if len(name) < _SHORTEST_NEAR:
            return 0
        limit = min(_limit(len(name) - _generic_part(name, key)), _limit(len(key)))
        far = self._claims[name][0].rank > Rank.REGION
        if far:
            limit = min(limit, 2 if len(name) > 8 else 1)
        if name[0] == key[0]:
            return limit
        return 0 if far and len(name) < _LONG_NAME else min(limit, 1)

    def _by_consonants(self, words: tuple[str, ...]) -> Match | None:
        if not any(is_shortened(word) for word in words):
            return None
        typed = key_of(("".join(ABBREVIATIONS.get(word, word) for word in words),))
        raw = consonants(raw_key_of(words))
        name = self._voiceless.get(raw) or self._skeletons.get(skeleton(typed))
        if name is None:
            return None
        rank = self._claims[name][0].rank
        if rank > Rank.REGION and consonants(typed) != typed:
            return None
        return Match(name, self._claims[name], _BY_CONSONANTS + 0.1 * (rank is Rank.DISTRICT))

    def _near_lengths(self) -> dict[int, list[str]]:
        """For each length typed, the names not too long or short to be meant."""
        longest = max(map(len, self._keys), default=0)
        return {
            length: [name for name in self._keys if abs(len(name) - length) <= _limit(length) + 1]
            for length in range(_SHORTEST_NAME, longest + 4)
        }

    def _by_bones(self, bones_of: Callable[[str], str]) -> dict[str, str]:
        """Consonants → the name they shorten, where that is only one."""
        found: dict[str, str] = {}
        shared: set[str] = set()
        for name in sorted(self._keys, key=lambda key: self._claims[key][0].rank):
            bones = bones_of(name)
            rival = found.setdefault(bones, name)
            ours, theirs = self._claims[name][0], self._claims[rival][0]
            if ours.rank == theirs.rank and ours.code != theirs.code:
                shared.add(bones)
        return {
            bones: name
            for bones, name in found.items()
            if len(bones) >= _SHORTEST_SKELETON and bones not in shared
        }

    def _claim(self, words: list[str], code: str) -> None:
        rank = self._rank(code)
        if rank is not None and words:
            self._add(key_of(tuple(words)), Claim(rank, code))
            self._add(key_of(("".join(words),)), Claim(rank, code))

    def _add(self, key: str, claim: Claim) -> None:
        self._claims[key] = tuple(sorted({*self._claims.get(key, ()), claim}))

    def _claim_short_forms(self) -> None:
        """A short form counts when it means one kecamatan and no name is written like it."""
        forms: dict[str, set[Claim]] = {}
        for place in self.places.values():
            if self._rank(place.code) is Rank.DISTRICT:
                for words in short_forms(words_of(place.name)):
                    if len(words) > 1 or words[0] not in GENERIC:
                        forms.setdefault(key_of(words), set()).add(Claim(Rank.DISTRICT, place.code))
        for key, claims in forms.items():
            if len(claims) == 1 and key not in self._claims and len(key) > 3:
                self._add(key, claims.pop())

    def _claim_stems(self) -> None:
        """ "Terusan" means Terusan Lama or Baru, unless a place is called just that."""
        stems: dict[str, list[Claim]] = {}
        for place in self.places.values():
            *stem, last = words_of(place.name) or [""]
            twin = last in _TWINS and " ".join(stem) not in GENERIC
            if stem and twin and self._rank(place.code) is Rank.VILLAGE:
                claim = Claim(Rank.VILLAGE, place.code)
                stems.setdefault(key_of(tuple(stem)), []).append(claim)
        for key, claims in stems.items():
            if len(claims) > 1 and key not in self._claims and len(key) >= _SHORTEST_STEM:
                self._claims[key] = tuple(sorted(claims))

    def _rank(self, code: str) -> Rank | None:
        if code == OUTSIDE:
            return Rank.ANYWHERE
        if code in self._regions:
            return Rank.REGION
        place = self.places.get(code)
        if place is None:
            return None
        if place.level in _WIDE:
            return _WIDE[place.level]
        served = any(code.startswith(region + ".") for region in self._regions)
        if not served:
            return None
        return Rank.DISTRICT if place.level == "kecamatan" else Rank.VILLAGE


_WIDE = {"kota": Rank.CITY, "kabupaten": Rank.REGENCY, "provinsi": Rank.PROVINCE}


_TWINS = words_in(
    "baru lama ilir hilir ulu hulu tengah atas bawah timur barat utara selatan jaya simpang"
)
"""What tells villages of one name apart, and is left out in speech."""

_SHORTEST_STEM = 4

_ALL_OF_IT = ("sekabupaten", "se kabupaten", "sekab", "satu kabupaten", "seluruh kabupaten")
"""The region served, without its name."""


def _generic_part(name: str, key: str) -> int:
    """Letters of a common first word ("Muara") that both share: they prove nothing."""
    shared = [word for word in GENERIC if name.startswith(word) and key.startswith(word)]
    return max(map(len, shared), default=0)


def _by_score(match: Match) -> tuple[float, str]:
    return match.score, match.key


def _limit(length: int) -> int:
    return 0 if length < _SHORTEST_NAME else 1 if length < 8 else 2 if length < 13 else 3
