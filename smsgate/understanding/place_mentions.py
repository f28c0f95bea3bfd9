"""Where in a text places are named."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from smsgate.understanding.normalise import Kind, Token
from smsgate.understanding.place_claims import Match, Rank
from smsgate.understanding.place_index import PlaceIndex
from smsgate.understanding.place_names import GENERIC
from smsgate.understanding.wordlists import words_in

LONGEST = 5
_NEAR_LONGEST = 4
_SHORT = 3
_VERY_SHORT = 4
_FEW = 8
_SURE = 0.88
_VERY_NEAR = 0.89
_FAIR = 0.75
"""How near a misspelt name must be to swallow a well-written one: less for one in the region."""

DESA = words_in("desa ds dusun dsn kel kelurahan kampung kmp")
KECAMATAN = words_in("kec kecamatan kcmtn kecmatan camat")
KABUPATEN = words_in("kab kabupaten kabpaten")
PROVINSI = words_in("prov provinsi propinsi")
MARKERS = DESA | KECAMATAN | KABUPATEN | PROVINSI | {"kota", "pulau"}
LOCATIVES = MARKERS | words_in(
    "di d ke k daerah wilayah dekat dkt deket sekitar area lokasi penempatan in at near around"
    " dikota didesa kekota ke"
)
ORIGINS = words_in(
    "dari dr asal asl orang org warga jeme wong tinggal tgl domisili alamat rumah asli from"
)
_LEFT = words_in("pulang plg balik mudik")
"""Verbs of leaving: "pulang dari Malaysia" looks for no work there."""

_LINKS = words_in("di d dari dr desa ds kec kecamatan kab kabupaten kota daerah")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named by the tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    match: Match
    from_there: bool = False
    ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A text under search.

    `fixed`: tokens that are words by themselves, `jobs` those that are trades, `doubtful` those
    that are likelier a misspelt word than a place; `expected`: tokens after which a place may
    come without a preposition. `forgiving`: take one more error.
    """

    tokens: Sequence[Token]
    fixed: Collection[int] = frozenset()
    expected: Collection[int] = frozenset()
    jobs: Collection[int] = frozenset()
    doubtful: Collection[int] = frozenset()
    forgiving: bool = False


def mentions(index: PlaceIndex, look: Look) -> list[Mention]:
    """All places named, in order. Longer names win over shorter ones."""
    found: list[Mention] = []
    at = 0
    while at < len(look.tokens):
        mention = _at(index, look, at)
        if mention:
            found.append(replace(mention, ruled_out=_negated(look.tokens, at)))
        at = mention.last if mention else at + 1
    return found


def _at(index: PlaceIndex, look: Look, at: int) -> Mention | None:
    exact = _longest(index, look, at, near=False)
    near = _longest(index, look, at, near=True)
    if near is None or (exact and exact.last >= near.last):
        return exact
    inner = [exact, *(_longest(index, look, to, near=False) for to in range(at + 1, near.last))]
    if any(_outdoes(look, mention, near) for mention in inner):
        return exact
    reaching = any(mention and mention.last > near.last for mention in inner)
    return exact if reaching else near


def _outdoes(look: Look, exact: Mention | None, near: Mention) -> bool:
    """True when a well-written name inside a misspelt longer one is the likelier reading."""
    if exact is None:
        return False
    around = [*range(near.first, exact.first), *range(exact.last, near.last)]
    same = exact.match.claims[0] == near.match.claims[0]
    if same and any(len(look.tokens[at].text) < _SHORT for at in around):
        return True  # "satpol pp empat lawang"
    if same and not any(at in look.fixed for at in around):
        return False
    nearer = near.match.claims[0].rank < Rank.REGION < exact.match.claims[0].rank
    return near.match.score < (_FAIR if nearer else _SURE)


def _longest(index: PlaceIndex, look: Look, at: int, *, near: bool) -> Mention | None:
    limit = _NEAR_LONGEST if near else LONGEST
    for last in range(min(at + limit, len(look.tokens)), at, -1):
        window = look.tokens[at:last]
        if not _nameable(window):
            continue
        words = tuple(token.text for token in window)
        if near:
            search = index.farther if look.forgiving else index.near
            match = None if _settled(look, at, last) else search(words)
            if match and _foreign(index, look, at, last) and not _very_near(match):
                match = None
        else:
            match = index.exact(words)
            if match and not _plain_to_see(look, at, last, match):
                match = None
        if match and not _out_of_the_blue(look, at, last, match):
            return Mention(at, last, match, _from_there(look.tokens, at))
    return None


def _nameable(window: Sequence[Token]) -> bool:
    return all(
        token.kind is Kind.WORD or (token.kind is Kind.NUMBER and token.text == "4")
        for token in window
    )


def _settled(look: Look, first: int, last: int) -> bool:
    """True when nothing in the window is misspelt, so that a near match would be far-fetched."""
    if look.forgiving and not _announced(look, first):
        return True
    if last - first == 1:
        common = look.tokens[first].text in GENERIC
        return common or first in look.fixed or first in look.doubtful
    return all(at in look.fixed for at in range(first, last)) or (
        look.tokens[first].text in LOCATIVES
    )


def _very_near(match: Match) -> bool:
    return match.claims[0].rank <= Rank.REGION and match.score > _VERY_NEAR


def _foreign(index: PlaceIndex, look: Look, first: int, last: int) -> bool:
    """True when a word that stands in no name at all is in the window."""
    return any(
        at in look.fixed and look.tokens[at].text not in index.parts for at in range(first, last)
    )


def _out_of_the_blue(look: Look, first: int, last: int, match: Match) -> bool:
    """One misspelt or very short word is a far place only where a place or a search leads to it."""
    if match.claims[0].rank <= Rank.REGION or last - first > 1:
        return False
    anywhere = match.claims[0].rank is Rank.ANYWHERE
    if match.score == 1 and (anywhere or len(match.key) > _VERY_SHORT):
        return False
    plain = match.score == 1 or len(match.key) > _VERY_SHORT + 1
    alone = len(look.tokens) == 1 and plain
    searched = match.score == 1 and bool(look.expected) and len(look.tokens) <= _FEW
    return not (alone or searched or _announced(look, first) or first - 1 in look.jobs)


def _plain_to_see(look: Look, first: int, last: int, match: Match) -> bool:
    """True unless the words mean something else: "pak pak" calls somebody, and is no Fakfak."""
    if last - first == 1:
        return _clear(look, first, match)
    repeated = len({token.text for token in look.tokens[first:last]}) == 1
    return not repeated


def _clear(look: Look, at: int, match: Match) -> bool:
    """One word that is also a common word or a trade, or very short, needs to be announced."""
    before = look.tokens[at - 1].text if at else ""
    if len(match.key) < _SHORT:
        return _announced(look, at) or _follows_lead(look, at)
    if at in look.jobs:
        near_home = match.claims[0].rank <= Rank.REGION
        return before in MARKERS or (near_home and _stands_apart(look, at))
    if at in look.fixed:
        near_home = match.claims[0].rank <= Rank.REGION or match.claims[0].rank is Rank.ANYWHERE
        return before in LOCATIVES or (near_home and at - 1 in look.expected)
    return True


def _stands_apart(look: Look, at: int) -> bool:
    """True when a word that is a trade as well is where a place would be, and by itself."""
    beside = at + 1 in look.jobs or at - 1 in look.jobs
    return not beside and _announced(look, at)


def _follows_lead(look: Look, at: int) -> bool:
    """A short form alone, or at the end of a short text that begins with LOKER or the like."""
    led = bool(look.expected) and min(look.expected) == 0
    return len(look.tokens) == 1 or (led and at == len(look.tokens) - 1 <= _NEAR_LONGEST)


def _announced(look: Look, at: int) -> bool:
    return at - 1 in look.expected or (at > 0 and look.tokens[at - 1].text in LOCATIVES)


def _negated(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    links = []
    while before >= 0 and tokens[before].text in _LINKS | {"yang", "yg"}:
        links.append(tokens[before].text)
        before -= 1
    if before < 0:
        return False
    left = tokens[before].text in _LEFT and bool({"dari", "dr"} & set(links))
    return left or tokens[before].text in {"bukan", "bkn", "selain"}


def _from_there(tokens: Sequence[Token], at: int) -> bool:
    """True when the person comes from the place, rather than looks for work in it."""
    before = at - 1
    while before >= 0 and tokens[before].text in _LINKS - ORIGINS:
        before -= 1
    return before >= 0 and tokens[before].text in ORIGINS
