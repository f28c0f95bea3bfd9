"""The fixed kinds of work, as people are shown them."""

from smsgate import data
from smsgate.handlers.context import Context


def kind_name(kind: str, context: Context) -> str:
    """A kind in the reader's language; its key when it is not known."""
    for row in data.rows("kinds_of_work"):
        if row["key"] == kind:
            return row["name_en"] if context.language == "en" else row["name_id"]
    return kind


def kind_words() -> tuple[str, ...]:
    """The words to send, one for each kind: the same in every language."""
    return tuple(row["key"] for row in data.rows("kinds_of_work"))
