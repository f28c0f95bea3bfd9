"""What a rule concludes from a text."""

from dataclasses import dataclass

from smsgate.understanding.request import Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The intent, why, and what the rule already knows of the fields of a Request.

    `at`: the word that decided; what follows it is `rest` unless `rest` is given.
    """

    intent: Intent
    reason: str
    word: str = ""
    at: int | None = None
    rest: str | None = None
    number: int | None = None
    confidence: float = 0.9
