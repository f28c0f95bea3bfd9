"""What all changes have in common: that they are data."""


class Effect:
    """A change wanted. A frozen dataclass of its own for each; `services.apply` knows who carries it out."""

    __slots__ = ()


class Outcome:
    """What came of a change, for the words of the reply."""

    __slots__ = ()


Result = Outcome | None
