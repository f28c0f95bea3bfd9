"""Everything that can go wrong, as one tree.

SmsgateError
├── ConfigError         settings that cannot be used; carries every fault found
├── InputError          something a person typed or uploaded; the message is for that person
├── MalformedCallback   a network's call that cannot be read; kept for staff, answered 200
└── SendError           a message that did not go out
    ├── TryLater        nothing left our hands: safe to send again
    ├── GatewayDown     bad key, no credit: the gateway stops, the messages wait
    └── Ambiguous       it may have gone out: never resent by itself
"""


class SmsgateError(Exception):
    """Root of the tree. `str()` is a sentence a person can act on."""


class ConfigError(SmsgateError):
    """Settings that cannot be used."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class InputError(SmsgateError):
    """Refused input; the text says what to do instead, with `values` for what it names in %(name)s.

    A page translates `text` (marked with `N_`) before it fills the values in.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text % values if values else text)
        self.text = text
        self.values = values


class MalformedCallback(SmsgateError):
    """A network's call without the fields it must carry."""


class SendError(SmsgateError):
    """A message did not go out; the subclass says what may be done about it."""


class TryLater(SendError):
    """Nothing left our hands; sending again cannot tell anybody twice."""


class GatewayDown(SendError):
    """The account cannot send at all (bad key, no credit): stop it, keep its messages."""


class Ambiguous(SendError):
    """The call broke after it left; the message may be out."""
