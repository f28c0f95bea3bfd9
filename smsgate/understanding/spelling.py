"""The known word that a misspelt or shortened one most likely is."""

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from smsgate.understanding import lexicon
from smsgate.understanding.lexicon import Entry, Use
from smsgate.understanding.normalise import consonants, is_shortened, skeleton

_SHORTEST_NEAR = 4
_SHORTEST_SKELETON = 3
_LONG = 5
_SHORT_SCORE = 0.75


@lru_cache(maxsize=20_000)
def nearest(word: str) -> Entry | None:
    """The known word that a misspelt one most likely is, or None."""
    if len(word) < _SHORTEST_NEAR or consonants(word) == word:
        entry = _by_consonants(word)
        if entry or len(word) < _SHORTEST_NEAR:
            return entry
    limit = error_limit(len(word))
    found = process.extract(word, _targets(), scorer=OSA.distance, score_cutoff=limit, limit=8)
    ranked = sorted(
        (distance, not _same_bones(word, spelling), _rarity()[spelling], spelling)
        for spelling, distance, _ in found
        if distance <= _allowed(word, spelling)
    )
    if not ranked:
        return _by_consonants(word)
    distance, _, _, spelling = ranked[0]
    entry = lexicon.spellings()[spelling]
    return Entry(entry.text, entry.use, 1 - distance / max(len(word), len(spelling)))


def _same_bones(word: str, spelling: str) -> bool:
    bones = skeleton(word)
    return len(bones) >= _SHORTEST_SKELETON and bones == skeleton(spelling)


@cache
def _rarity() -> dict[str, int]:
    """The order of the tables: keywords, then trades, the common ones first, then all others."""
    return {spelling: order for order, spelling in enumerate(lexicon.spellings())}


def error_limit(length: int) -> int:
    """How many typing errors a word of this length may have: short words are exact."""
    return 0 if length < _SHORTEST_NEAR else 1 if length < 7 else 2 if length < 11 else 3


def _allowed(word: str, spelling: str) -> int:
    """How many errors are believed: few in short words, in slang, and where consonants differ."""
    if sorted(word) == sorted(spelling):
        return 1
    limit = min(error_limit(len(word)), error_limit(len(spelling)))
    if spelling not in lexicon.words():
        limit = min(limit, 1) if len(spelling) >= _LONG else 0
    if word[0] != spelling[0]:
        return min(limit, 1) if len(word) > _SHORTEST_NEAR or word == spelling[1:] else 0
    if limit > 1 and OSA.distance(skeleton(word), skeleton(spelling)) > 1:
        return 1
    return limit


def _decides(entry: Entry) -> bool:
    return entry.use in {Use.KEYWORD, Use.JOB}


@cache
def _targets() -> list[str]:
    """Standard words, and those other spellings that are long enough to be misspelt in turn."""
    return [
        word
        for word, entry in lexicon.spellings().items()
        if " " not in word
        and entry.use not in {Use.OTHER, Use.GOODS}
        and len(word) >= (_SHORTEST_NEAR if word == entry.text or _decides(entry) else _LONG)
    ]


def _by_consonants(word: str) -> Entry | None:
    if not is_shortened(word):
        return None
    for bones, table_of, score in ((word, _voiceless(), 0.8), (skeleton(word), _skeletons(), 0.75)):
        if bones in table_of:
            entry = lexicon.spellings()[table_of[bones]]
            return Entry(entry.text, entry.use, score)
    return None


def short_noun(word: str) -> Entry | None:
    """The short trade, thing or workplace whose consonants `word` is: `ls` is las, `kyu` kayu."""
    return _short_nouns().get(word)


@cache
def _short_nouns() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for spelled, entry in lexicon.words().items():
        short = len(spelled) <= _SHORTEST_NEAR and entry.use in {Use.JOB, Use.GOODS}
        if short and spelled == entry.text:
            for bones in {consonants(spelled), spelled[:1] + spelled[1:].replace("a", "", 1)}:
                found.setdefault(bones, Entry(entry.text, entry.use, _SHORT_SCORE))
    return found


@cache
def _voiceless() -> dict[str, str]:
    """Words without their vowels → the word, for all spellings of what decides."""
    found: dict[str, str] = {}
    for word, entry in lexicon.spellings().items():
        bones = consonants(word)
        if _decides(entry) and len(bones) >= _SHORTEST_SKELETON and " " not in word:
            found.setdefault(bones, word)
    return found


@cache
def _skeletons() -> dict[str, str]:
    """Consonants → the word they shorten; keywords and trades before all others."""
    order = (Use.KEYWORD, Use.JOB, Use.CUE, Use.POLITE, Use.PLAIN)
    found: dict[str, str] = {}
    for use in order:
        for word, entry in lexicon.words().items():
            if entry.use is use and len(word) > _SHORTEST_NEAR and " " not in word:
                bones = skeleton(word)
                if len(bones) >= _SHORTEST_SKELETON:
                    found.setdefault(bones, word)
    return found
