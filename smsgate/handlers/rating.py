"""NILAI 4, or a bare 4 right after we asked: how much an officer's answer helped."""

import re
from datetime import datetime

from smsgate.effects import Effect, Rate, Suggest
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Question

KIND = "rating"
WORD = "NILAI"
LEAST, MOST = 1, 5
LOW = 2
"""Up to this mark we ask what to do better."""

_NUMBER = re.compile(r"\D{0,3}([1-5])(?!\d)\W*(?:(?:dari|dr|of|/)\W*5(?!\d))?")
_SHORTEST = 4
"""Letters of what is said beside the number, to be worth reading."""


def question(asked_at: datetime) -> Question:
    """What is awaited once we asked."""
    options = tuple(str(stars) for stars in range(LEAST, MOST + 1))
    return Question(kind=KIND, options=options, data={}, asked_at=asked_at, again=f"{WORD} 1-5")


def answer(request: Request, context: Context) -> Reply:
    """NILAI: the number, and whatever is said beside it; without one it is asked."""
    found = _NUMBER.match(request.rest)
    if found is None:
        _ = context.translate
        text = _("How much did we help you? Reply a number: 1 (not at all) to 5 (very much)")
        return saying(text, question=question(context.now))
    return _rated(int(found[1]), request.rest[found.end() :].strip(" ,.:;-"), context)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """A bare number, unless it may mean a list shown since, or the question has not left yet."""
    number = request.number
    if request.intent is not Intent.PICK or number is None or not LEAST <= number <= MOST:
        return None
    early = context.now < question.asked_at
    return None if early or context.listed_since(question) else _rated(number, "", context)


def _rated(stars: int, words: str, context: Context) -> Reply:
    said = len(words) >= _SHORTEST
    effects: tuple[Effect, ...] = (Rate(stars=stars), *([Suggest(text=words)] if said else []))
    return saying(thanks(stars, said, context), effects=effects, closes=(KIND,))


def thanks(stars: int, said: bool, context: Context) -> str:
    """For a low mark with a question; `said`: they told already."""
    _ = context.translate
    if stars <= LOW and not said:
        text = _(
            "Thank you for saying so: %(stars)d of 5. What should we do better? Reply SARAN and your words"
        )
    else:
        text = _("Thank you, noted: %(stars)d of 5. To say more: SARAN. Another question: TANYA")
    return text % {"stars": stars}
