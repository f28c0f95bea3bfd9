"""What a text was understood to mean."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """Every meaning a text can have (CONTRACT §5)."""

    SEARCH = "search"
    MORE = "more"
    DETAIL = "detail"
    PICK = "pick"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    PAUSE = "pause"
    APPLY = "apply"
    VERIFY = "verify"
    POST = "post"
    FILLED = "filled"
    REPORT = "report"
    ASK = "ask"
    TIPS = "tips"
    FEEDBACK = "feedback"
    PROFILE = "profile"
    HIRED = "hired"
    NOT_HIRED = "not_hired"
    LANGUAGE = "language"
    HELP = "help"
    MY_DATA = "my_data"
    ERASE = "erase"
    REGISTER_OTHER = "register_other"
    YES = "yes"
    NO = "no"
    THANKS = "thanks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One text, read. `docs/understanding.md` says what each field holds.

    `group`: for whom work is looked for, a key of `wording.groups`.
    `candidates`: place codes of equal claim, to be asked back. `word`: the canonical keyword that decided
    (STOP, YA, SETUJU, BATAL …). `number`: a digit, a number of days or an option chosen. `reasons`: why,
    step by step.
    """

    text: str
    intent: Intent
    place: str | None = None
    code: str | None = None
    terms: tuple[str, ...] = ()
    group: str | None = None
    rest: str = ""
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    word: str = ""
    number: int | None = None
    reasons: tuple[str, ...] = ()
