"""One vacancy as a line of a list, from the fullest way of saying it to the shortest."""

from functools import lru_cache

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.money import range_pay, short_pay
from smsgate.wording.packing import Forms
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten, short_name

LINE = 64
"""Septets of the longest line; titles and names beyond it are shortened."""

TITLE, NAME = 16, 13
"""Septets of a title and of an employer's or place's name where they must be short."""


@lru_cache(maxsize=4096)
def lines(vacancy: VacancyView, _: Translate, *, with_place: bool = False) -> Forms:
    """`1023 Kasir Toko Berkah 2,8jt` in five forms, each no longer than the one before.

    Pay from-to; pay at least; employer by its short name; no employer; title by its first words.
    With the place the employer goes one form earlier.
    """
    title, employer, place = _names(vacancy, with_place=with_place)
    least = to_gsm7(short_pay(vacancy, _))
    brief, near = short_name(employer, NAME), short_name(place, NAME)
    said = (
        (_joined(title, employer), place, to_gsm7(range_pay(vacancy, _)) or least),
        (_joined(title, brief if place else employer), place, least),
        ((title, place) if place else (_joined(title, brief), place)) + (least,),
        (title, near, least),
        (_short_title(title), near, least),
    )
    return _falling(f"{vacancy.code} {_words(*parts)}" for parts in said)
