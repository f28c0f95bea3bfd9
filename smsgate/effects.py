"""What a handler wants changed, as data, and what came of it. Only `services.apply` carries them out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Follow a place (a code or LUAR), for one kind of work or all. `words` is the consent as typed."""

    place: str
    kind: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """`new` is False when it was followed already; `first` when it is the person's first."""

    new: bool
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """End everything (`place` None) or one place. Ending everything is STOP: nothing unasked follows."""

    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribed:
    """How many subscriptions were ended, and how many remain."""

    ended: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """No digest for that many days; 0 takes a pause back."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLanguage:
    """Answer in this language from now on."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The person answered SETUJU (or not) to a subscription somebody else entered for them."""

    given: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented:
    """The places now followed."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepForStaff:
    """Lay this message before an officer; `reason` is a word of the inbox (later, unknown …)."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erase:
    """Erase everything kept about this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDetail:
    """Send a vacancy's detail on as SMS (asked for on a USSD screen)."""

    code: int


Effect = Subscribe | Unsubscribe | Pause | SetLanguage | Consent | KeepForStaff | Erase | SendDetail
Result = Subscribed | Unsubscribed | Consented | None
