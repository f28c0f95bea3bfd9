"""What is plainly meant although no keyword leads: patterns over a text in standard words.

Each pattern reads the canonical text (`Reading.canon`), in which slang, spelling and places are
already settled, so that a pattern says what is meant and not how it was typed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from smsgate.understanding.decision import Decision
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent


@dataclass(frozen=True, slots=True)
class Sense:
    """A pattern and the intent it shows; `unless` takes it back."""

    intent: Intent
    word: str
    reason: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def shows_in(self, canon: str) -> bool:
        """True when the canonical text has this sense."""
        if not self.pattern.search(canon):
            return False
        return self.unless is None or not self.unless.search(canon)


def sense(
    intent: Intent, word: str, reason: str, any_of: Sequence[str], unless: Sequence[str] = ()
) -> Sense:
    """A sense shown by any of some patterns, unless one of others is there as well."""
    against = re.compile("|".join(unless)) if unless else None
    return Sense(intent, word, reason, re.compile("|".join(any_of)), against)


def first_of(senses: Sequence[Sense], reading: Reading) -> Decision | None:
    """The decision for the first sense that shows."""
    for each in senses:
        if each.shows_in(reading.canon) or each.shows_in(reading.gist):
            return Decision(
                intent=each.intent,
                word=each.word,
                reason=f"{each.word}: {each.reason}",
                confidence=0.8,
            )
    return None
