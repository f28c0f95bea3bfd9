"""Words typed without the spaces between them, and words broken by one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from smsgate.understanding import lexicon, spelling
from smsgate.understanding.keywords import BY_FORM
from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind, Token
from smsgate.understanding.slang import table
from smsgate.understanding.wordlists import words_in

_SHORTEST_GLUED = 6
_LONGEST_GLUED = 40
_SHORTEST_GAP = 3
_MISSPELT = 0.8
_LEADING = words_in("reg cek info lkr job ada ado ade mau yg sy cv")
_PREPOSITIONS = words_in("di ke")
_INNER = words_in("di ke ya pak bu ada mau dan utk")
_TRAILING = words_in(
    "cv en id sy ku di ke pak bu ya sd tk tt mp lk dak gak ga ni tu smp sma smk mang min"
)
_WORKPLACES = words_in(
    "toko kebun pasar kantor rsud puskesmas bengkel warung pabrik sekolah rumah desa gudang kota"
    " kecamatan kabupaten daerah luar klinik hotel kafe minimarket sini"
)

Place = Callable[[str], bool]


def unglue(
    tokens: Sequence[Token], is_place: Place, nearness: Callable[[str], float]
) -> list[Token]:
    """The tokens with glued words taken apart and broken ones put together.

    `is_place` tells names of places as written, `nearness` how near a word is to one (0 to 1).
    """
    result: list[Token] = []
    for token in _rejoined(tokens, is_place):
        if token.kind is Kind.WORD and _unfamiliar(token.text, is_place):
            result += _parts(token, is_place, nearness)
        else:
            result.append(token)
    return result


def _unfamiliar(word: str, is_place: Place) -> bool:
    return (
        _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED
        and lexicon.known(word) is None
        and not is_place(word)
    )


def _parts(token: Token, is_place: Place, nearness: Callable[[str], float]) -> list[Token]:
    pieces = _split(token.text, is_place)
    if len(pieces) < 2 or not all(_sensible(piece, is_place, nearness) for piece in pieces):
        return [token]
    if pieces[0] in _PREPOSITIONS and not _leads_somewhere(pieces[1], is_place, nearness):
        return [token]
    if nearness(token.text) > _MISSPELT or _misspelt(token.text):
        return [token]
    return _spread(token, pieces)


def _leads_somewhere(piece: str, is_place: Place, nearness: Callable[[str], float]) -> bool:
    """True after "di" and "ke" when a place follows: "dijual" is a verb, "ditoko" is not."""
    return piece in _WORKPLACES or is_place(piece) or nearness(piece) > _MISSPELT


def _misspelt(word: str) -> bool:
    """True when the whole is a known word but for a letter: `lowongaan` is not two words."""
    entry = spelling.nearest(word)
    return entry is not None and entry.score > _MISSPELT


def _sensible(piece: str, is_place: Place, nearness: Callable[[str], float]) -> bool:
    return (
        lexicon.known(piece) is not None
        or is_place(piece)
        or nearness(piece) > 0
        or spelling.nearest(piece) is not None
    )


def _spread(token: Token, pieces: Sequence[str]) -> list[Token]:
    """One token a piece; spans are shared out by length, as the typed word is about as long."""
    parts: list[Token] = []
    start = token.start
    for number, piece in enumerate(pieces, 1):
        end = token.end if number == len(pieces) else min(token.end, start + len(piece))
        first = number == 1
        parts.append(Token(piece, start, end, Kind.WORD, token.breaks and first, not first))
        start = end
    return parts


def _split(word: str, is_place: Place) -> tuple[str, ...]:
    """The cheapest way to cut a word into known ones, at most one piece being unknown."""
    best: dict[tuple[int, bool], tuple[int, tuple[str, ...]]] = {(0, False): (0, ())}
    for end in range(1, len(word) + 1):
        for start in range(end):
            piece = word[start:end]
            cost = _cost(piece, start == 0, end == len(word), is_place)
            for gap in (False, True):
                _extend(best, (start, gap), (end, gap), piece, cost)
            if len(piece) >= _SHORTEST_GAP:
                _extend(best, (start, False), (end, True), piece, 10 + 2 * len(piece))
    ways = [best[key] for key in ((len(word), False), (len(word), True)) if key in best]
    return min(ways)[1] if ways else ()


def _extend(
    best: dict[tuple[int, bool], tuple[int, tuple[str, ...]]],
    source: tuple[int, bool],
    target: tuple[int, bool],
    piece: str,
    cost: int | None,
) -> None:
    if cost is None or source not in best:
        return
    before, pieces = best[source]
    way = (before + cost, (*pieces, piece))
    if target not in best or way < best[target]:
        best[target] = way


def _cost(piece: str, leading: bool, trailing: bool, is_place: Place) -> int | None:
    if len(piece) > _SHORTEST_GAP and is_place(piece):
        return 3
    if piece in _separable():
        return 4
    if piece in _common():
        return 5
    if leading and trailing:
        return None
    allowed = _LEADING | _PREPOSITIONS if leading else _TRAILING if trailing else _INNER
    return 6 if piece in allowed else None


@cache
def _separable() -> frozenset[str]:
    """Words that are found glued to others: keywords, trades and what rules look for."""
    uses = {Use.KEYWORD, Use.JOB, Use.CUE}
    spellings = [word for word, formal in table().items() if formal in BY_FORM and len(word) > 4]
    plain = [word for word, entry in lexicon.words().items() if entry.use in uses and len(word) > 3]
    return frozenset([*spellings, *plain])


@cache
def _common() -> frozenset[str]:
    """Longer words of everyday speech, which are glued by haste."""
    uses = {Use.PLAIN, Use.POLITE, Use.GREETING, Use.GOODS}
    return frozenset(
        word
        for word, entry in lexicon.words().items()
        if entry.use in uses and len(word) > 3 and " " not in word
    )


def _rejoined(tokens: Sequence[Token], is_place: Place) -> list[Token]:
    """Fixed phrases become one token, and so does a word broken in two (`lo ker`)."""
    result: list[Token] = []
    for token in tokens:
        joined = _joined(result[-1], token, is_place) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(token)
    return result


def _joined(left: Token, right: Token, is_place: Place) -> Token | None:
    if left.kind is not Kind.WORD or right.kind is not Kind.WORD:
        return None
    phrase = f"{left.text} {right.text}"
    if phrase in table():
        return replace(left, text=phrase, end=right.end)
    whole = left.text + right.text
    broken = not right.breaks and any(
        lexicon.known(part.text) is None and not is_place(part.text) for part in (left, right)
    )
    if broken and whole in _separable() and len(whole) > 4:
        return replace(left, text=whole, end=right.end)
    return None
