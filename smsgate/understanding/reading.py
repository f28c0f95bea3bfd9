"""A text taken apart: tokens, the word each stands for, the place named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from smsgate.understanding import lexicon, second_look, spelling
from smsgate.understanding.gluing import unglue
from smsgate.understanding.lexicon import Entry, Use
from smsgate.understanding.normalise import Kind, Token, tokenise
from smsgate.understanding.places import Found, Gazetteer
from smsgate.understanding.word import INSIDE, Word, in_context, in_phrases
from smsgate.understanding.wordlists import words_in

LOWEST_CODE = 1001
_PLACE_LEADS = words_in("loker kerja daftar stop berhenti unreg info keluar off langganan")
_FORGIVEN = words_in("loker daftar langganan")
_SHORT = 6
_DIALLED = re.compile(r"0\d{3,14}|\d{7,15}")
"""What somebody typed as a phone number, whole or not: no code, year, age or wage."""

_SEPARATORS = " \t\r\n.,:;#*/-_|"


@dataclass(frozen=True)
class Reading:
    """A text, its tokens and words, and what it says of places."""

    text: str
    words: Sequence[Word]
    found: Found
    signs: str = ""

    @cached_property
    def canon(self) -> str:
        """The text in standard words, each name of a place being one PLACE."""
        return " ".join(word.text for word in self.words if word.text != INSIDE)

    @cached_property
    def shape(self) -> str:
        """The same with JOB for every trade."""
        return " ".join(
            "JOB" if word.use is Use.JOB else word.text
            for word in self.words
            if word.text != INSIDE
        )

    @cached_property
    def core(self) -> str:
        """The shape without greetings, forms of address and thanks, unless nothing else is there."""
        return self._without_courtesy(jobs=True) or self.shape

    @cached_property
    def gist(self) -> str:
        """The canonical text without greetings, forms of address and thanks."""
        return self._without_courtesy(jobs=False) or self.canon

    def _without_courtesy(self, *, jobs: bool) -> str:
        return " ".join(
            "JOB" if jobs and word.use is Use.JOB else word.text
            for word in self.words
            if word.text != INSIDE and not is_courtesy(word)
        )

    @cached_property
    def codes(self) -> list[str]:
        """Vacancy codes in it, in order."""
        return [word.token.text for word in self.words if word.text == "CODE"]

    def kinds(self) -> set[Kind]:
        """What the tokens are made of."""
        return {word.token.kind for word in self.words}

    def names_a_phone(self) -> bool:
        """Whether a phone number stands in it, be it with digits missing or too many."""
        return Kind.PHONE in self.kinds() or any(
            word.token.kind is Kind.NUMBER and _DIALLED.fullmatch(word.token.text)
            for word in self.words
        )

    def rest_after(self, at: int) -> str:
        """What was typed after the word at `at`."""
        return self.text[self.words[at].token.end :].strip(_SEPARATORS)

    def from_first(self, text: str) -> str:
        """What was typed from the first word `text` (a standard word or placeholder) on."""
        starts = (word.token.start for word in self.words if word.text == text)
        return self.text[next(starts, 0) :].strip(_SEPARATORS)


def read(text: str, gazetteer: Gazetteer) -> Reading:
    """Take `text` apart with the places of `gazetteer`."""
    tokens = unglue(tokenise(text), gazetteer.holds, gazetteer.nearness)
    known = [_known(token) for token in tokens]
    near = [
        spelling.nearest(token.text) if token.kind is Kind.WORD and not entry else None
        for token, entry in zip(tokens, known, strict=True)
    ]
    found = _places(tokens, known, near, gazetteer)
    entries = [first or second for first, second in zip(known, near, strict=True)]
    command = second_look.command(tokens, entries, target=_has_target(tokens, found))
    if command:
        entries[command[0]] = command[1]
    if not found.used:
        found = _forgiving(tokens, entries, gazetteer)
    words = [_word(tokens, at, entries[at], found) for at in range(len(tokens))]
    return Reading(text, in_context(words), found, _signs(text))


def _places(
    tokens: Sequence[Token],
    known: Sequence[Entry | None],
    near: Sequence[Entry | None],
    gazetteer: Gazetteer,
) -> Found:
    entries = [first or second for first, second in zip(known, near, strict=True)]
    return gazetteer.find(
        tokens,
        fixed={at for at, entry in enumerate(known) if entry and entry.score == 1}
        | in_phrases([entry.text if entry else "" for entry in entries]),
        jobs={at for at, entry in enumerate(known) if entry and entry.use is Use.JOB},
        doubtful=_doubtful(tokens, entries, gazetteer),
        expected=_expected(entries),
    )


def _forgiving(
    tokens: Sequence[Token], entries: Sequence[Entry | None], gazetteer: Gazetteer
) -> Found:
    """In a short text led by LOKER or the like, words that mean nothing may be a place after all."""
    expected = {at for at in _expected(entries) if (e := entries[at]) and e.text in _FORGIVEN}
    if len(tokens) > _SHORT or not expected:
        return Found()
    settled = {at for at, entry in enumerate(entries) if entry and entry.use is not Use.OTHER}
    return gazetteer.find(tokens, fixed=settled, expected=expected, forgiving=True)


def _has_target(tokens: Sequence[Token], found: Found) -> bool:
    return bool(found.used) or any(
        _number(t.text) == "CODE" for t in tokens if t.kind is Kind.NUMBER
    )


def _known(token: Token) -> Entry | None:
    return lexicon.known(token.text) if token.kind is Kind.WORD else None


def _doubtful(
    tokens: Sequence[Token], entries: Sequence[Entry | None], gazetteer: Gazetteer
) -> set[int]:
    """Misspelt words that are nearer to a word than to a place's name."""
    return {
        at
        for at, entry in enumerate(entries)
        if entry and entry.score < 1 and _likelier(entry, gazetteer.nearness(tokens[at].text))
    }


def _likelier(entry: Entry, nearness: float) -> bool:
    """Keywords and trades win a tie with a place; other words must be nearer."""
    if entry.use in {Use.KEYWORD, Use.JOB}:
        return entry.score >= nearness
    return entry.score > nearness


def _expected(entries: Sequence[Entry | None]) -> set[int]:
    """Positions of words after which a place may come bare."""
    return {at for at, entry in enumerate(entries) if entry and entry.text in _PLACE_LEADS}


def _word(tokens: Sequence[Token], at: int, entry: Entry | None, found: Found) -> Word:
    token = tokens[at]
    if at in found.used:
        inner = at - 1 in found.used and at not in found.starts
        return Word(INSIDE if inner else "PLACE", token, place=True)
    if token.kind is Kind.WORD:
        return Word(entry.text, token, entry.use, entry.score) if entry else Word(token.text, token)
    if token.kind is Kind.NUMBER:
        return Word(_number(token.text), token)
    return Word(token.kind.name.replace("_", ""), token)


def _number(digits: str) -> str:
    if len(digits) == 1 and digits != "0":
        return "DIGIT"
    if len(digits) in {4, 5} and int(digits) >= LOWEST_CODE:
        return "CODE"
    return "NUM"


def _signs(text: str) -> str:
    return "".join(sorted(set(re.findall(r"[?!]", text))))


def is_courtesy(word: Word) -> bool:
    """True for greetings, forms of address and thanks: they change no meaning."""
    return word.use in {Use.POLITE, Use.GREETING} or word.text == "makasih"
