"""A refusal an officer can act on, with the field it is about."""

from smsgate.errors import InputError


class Refused(InputError):
    """As any refused input; `field` names what was typed wrong, "" where it is about the whole."""

    def __init__(self, text: str, field: str = "", **values: object) -> None:
        super().__init__(text, **values)
        self.field = field
