"""One vacancy as a line of a list, from the fullest way of saying it to the shortest."""

from collections.abc import Iterable
from functools import lru_cache

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.gsm7 import one_line, to_gsm7
from smsgate.wording.money import range_pay, short_pay
from smsgate.wording.packing import Forms
from smsgate.wording.places import spoken
from smsgate.wording.segments import septets
from smsgate.wording.shortening import first_words, short_name, shorten

LONG_TITLE, LONG_NAME = 40, 32
"""Septets beyond which a title or a name is shortened wherever it stands."""

TITLE, FIRST_WORDS, NAME = 20, 15, 13
"""Septets of a title and of an employer's or a place's name where room is scarce."""


def line(vacancy: VacancyView, _: Translate, max_length: int) -> str:
    """The fullest line (`1023 Kasir Toko Berkah 2,8jt`) within `max_length` septets.

    Where even the shortest is too long, pay goes and then the title's last words.
    """
    fitting = (form for form in forms(vacancy, _) if septets(form) <= max_length)
    return next(fitting, None) or shorten(f"{vacancy.code} {_title(vacancy)}", max_length, mark="")


@lru_cache(maxsize=4096)
def forms(vacancy: VacancyView, _: Translate, *, with_place: bool = False) -> Forms:
    """The ways to say a vacancy in a line, each no longer than the one before.

    All; pay at least instead of from-to; the employer's short name; no employer; a short title; its
    first words. With the place, the employer goes one form earlier.
    """
    what = choices(vacancy, _, with_place=with_place)
    return tuple(f"{vacancy.code} {said}" for said in what)


@lru_cache(maxsize=4096)
def choices(vacancy: VacancyView, _: Translate, *, with_place: bool = False) -> Forms:
    """The same without the code, for a numbered screen: `Kasir Toko Berkah 2,8jt`."""
    title, employer = _title(vacancy), _employer(vacancy)
    named, brief = _at(title, employer, _), _at(title, short_name(employer, NAME), _)
    place = _place(vacancy) if with_place else ""
    near = short_name(place, NAME)
    least, span = to_gsm7(short_pay(vacancy, _)), to_gsm7(range_pay(vacancy, _))
    said = (
        (named, place, span),
        (brief if place else named, place, least),
        (title if place else brief, place, least),
        (title, near, least),
        (_within(title, TITLE), near, least),
        (_within(title, FIRST_WORDS), near, least),
    )
    return _falling(" ".join(filter(None, parts)) for parts in said)


def _falling(said: Iterable[str]) -> Forms:
    kept: list[str] = []
    for form in said:
        kept.append(kept[-1] if kept and septets(form) > septets(kept[-1]) else form)
    return tuple(kept)


def _within(title: str, limit: int) -> str:
    return first_words(title, limit) or shorten(title, limit, mark="")


def _at(title: str, employer: str, _: Translate) -> str:
    """`Penjaga toko` at `Toko Tani Subur` is `Penjaga Toko Tani Subur`."""
    before, _blank, last = title.rpartition(" ")
    if before and employer.casefold().startswith(f"{last.casefold()} "):
        return f"{before} {employer}"
    # Translators: a line of a list; as short as can be
    return _("%(title)s, %(employer)s") % {"title": title, "employer": employer}


def _title(vacancy: VacancyView) -> str:
    return shorten(one_line(vacancy.title), LONG_TITLE)


def _employer(vacancy: VacancyView) -> str:
    return shorten(one_line(vacancy.employer), LONG_NAME)


def _place(vacancy: VacancyView) -> str:
    return shorten(one_line(spoken(vacancy.place_name)), LONG_NAME)
