"""How to apply, as the employer said it, with the number to call when it is a call."""

import re

from smsgate import phone
from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms
from smsgate.wording.shortening import shorten

LONG_WAY = 72
"""Septets beyond which a single clause is shortened, a number to call included."""

FIRST_STEP = 4
"""The level (see `packing.fit`) at which the first clause goes: after openings, before papers."""

_NUMBER = re.compile(r"\d{6}")
_CALL = re.compile(r"\b(?:telepon|telpon|telp|hubungi|sms|wa|whatsapp|kontak|call|phone)\b", re.I)


def ways(vacancy: VacancyView, _: Translate) -> Forms:
    """`Datang ke kantor bawa SIM, jam 8-15`, then without its last clauses.

    The first is always told, with the second where it is too short to mean anything (`Antar lamaran`),
    and the one that says to call; that one alone where there is no more room.
    """
    clauses = one_line(vacancy.how_to_apply).rstrip(". ").split(", ")
    number = one_line(phone.local(vacancy.contact))
    if clauses == [""]:
        return (_("Phone %(number)s") % {"number": number} if number else "",)
    needed = 0 if clauses[0].count(" ") > 1 or len(clauses) == 1 else 1
    call = next((at for at, clause in enumerate(clauses) if _CALL.search(clause)), None)
    if call is not None:
        clauses[call] = _with_number(clauses[call], number)
        needed = max(needed, call)
    least = max(len(clauses) - 2, needed + 1)
    said = [", ".join(clauses[:size]) for size in range(len(clauses), least - 1, -1)]
    core = said[-1] if call is None else clauses[call]
    return (*[said[0]] * FIRST_STEP, *said[1:], shorten(core, LONG_WAY))


def _with_number(clause: str, number: str) -> str:
    if not number or _NUMBER.search(clause):
        return clause
    return f"{shorten(clause, LONG_WAY - len(number) - 1)} {number}"
