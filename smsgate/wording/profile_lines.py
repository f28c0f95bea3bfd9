"""A profile read back to its owner: numbered lines, in two segments at most."""

from collections.abc import Mapping

from smsgate.i18n import Translate, translator
from smsgate.wording.gsm7 import one_line
from smsgate.wording.profile import FIELDS, LABELS, said
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

SEGMENTS = 2

ROOMS = (160, 90, 70, 55, 45, 38, 32, 27, 23, 19, 15)
"""Septets of one answer, the fullest first: as much of each as all have room for."""


def read_back(answers: Mapping[str, str], foot: str, language: str) -> str:
    """`1 Nama: Siti` and so on, without what was passed over, and the foot in full."""
    said_in = (_whole(answers, room, foot, language) for room in ROOMS)
    fitting = (text for text in said_in if septets(text) <= capacity(SEGMENTS))
    return next(fitting, "") or _whole(answers, ROOMS[-1], foot, language)


def _whole(answers: Mapping[str, str], room: int, foot: str, language: str) -> str:
    _ = translator(language)
    head = _("Your profile:")
    return "\n".join((head, *lines(answers, room, language), foot))


def lines(answers: Mapping[str, str], room: int, language: str) -> list[str]:
    """Each line with its number, its answer in at most `room` septets."""
    _ = translator(language)
    return [
        line(field, shorten(one_line(words), room), _)
        for field in FIELDS
        if (words := said(field, answers.get(field, ""), language))
    ]


def line(field: str, words: str, _: Translate) -> str:
    """`4 School: SMA`; a licence is its own label: `8 SIM A, C`."""
    number = FIELDS.index(field) + 1
    own = words.startswith("SIM ") and field == "licence"
    return f"{number} {words}" if own else f"{number} {_(LABELS[field])}: {words}"
