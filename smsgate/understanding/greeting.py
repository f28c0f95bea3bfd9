"""A greeting and nothing else: somebody wants to know what can be sent."""

from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.lexicon import Use
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent
from smsgate.understanding.wordlists import words_in

_SMALL_TALK: Final = words_in("apa kabar semua mau saya dan ada di sini bisa admin minta dulu")
_CALLS: Final = words_in("info tolong bantu bantuan bantuannya")


def greeting(reading: Reading) -> Decision | None:
    """A greeting, INFO or a call for help with nothing else in it."""
    uses = {word.use for word in reading.words}
    texts = {word.text for word in reading.words}
    plain = all(
        word.use in {Use.POLITE, Use.GREETING, Use.KEYWORD} or word.text in _SMALL_TALK
        for word in reading.words
    )
    if plain and (Use.GREETING in uses or texts & _CALLS):
        return Decision(intent=Intent.HELP, word="BANTUAN", reason="a greeting and nothing else")
    return None
