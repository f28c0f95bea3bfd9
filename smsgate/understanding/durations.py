"""How long a text speaks of."""

from typing import Final

from smsgate.understanding.reading import Reading

_DAYS: Final = {"hari": 1, "minggu": 7, "bulan": 30, "seminggu": 7, "sebulan": 30, "sehari": 1}
_LONGEST_NUMBER = 3


def days_of(reading: Reading) -> int | None:
    """How many days a text speaks of: "7", "2 minggu", "sebulan"."""
    words = reading.words
    for at, word in enumerate(words):
        if word.text in {"DIGIT", "NUM"} and len(word.token.text) <= _LONGEST_NUMBER:
            unit = words[at + 1].text if at + 1 < len(words) else ""
            return int(word.token.text) * _DAYS.get(unit, 1)
        if word.text in {"seminggu", "sebulan", "sehari"}:
            return _DAYS[word.text]
    return None
