"""What the callbacks of every network are made of: texts that fit the columns they are kept in."""

import re
from typing import Any

from marshmallow import ValidationError, fields

_LOST_PLUS = re.compile(r"^\s+(?=\d)")

SHORT, LONG = 200, 5000
"""Characters kept of an id or a remark, and of what a person wrote: many times what a network sends."""


class Text(fields.Field[str]):
    """Any scalar as text of at most `limit` characters, without what no database keeps: null bytes and
    halves of characters."""

    def __init__(self, *, limit: int = SHORT, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._limit = limit

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if isinstance(value, dict | list):
            raise ValidationError("Not a text.")
        whole = str(value).replace("\x00", "").encode("utf-8", "replace").decode()
        return whole[: self._limit]


class Number(Text):
    """A phone number; a plus that form decoding turned into a blank is put back."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        return _LOST_PLUS.sub("+", super()._deserialize(value, *args, **kwargs)).strip()
