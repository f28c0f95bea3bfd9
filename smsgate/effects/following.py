"""Following a place: begun, ended, paused, agreed to."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe(Effect):
    """Follow a place (a code or LUAR), for one kind of work or all. `words` is the consent as typed."""

    place: str
    kind: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed(Outcome):
    """`new` is False when it was followed already; `first` when it is the person's first."""

    new: bool
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe(Effect):
    """End everything (`place` None) or one place. Ending everything is STOP: nothing unasked follows."""

    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribed(Outcome):
    """How many subscriptions were ended, and how many remain."""

    ended: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Effect):
    """No digest for that many days; 0 takes a pause back."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Effect):
    """The person answered SETUJU (or not) to a subscription somebody else entered for them."""

    given: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented(Outcome):
    """The places now followed."""

    places: tuple[str, ...]
