"""A vacancy in the words of a page, which has room to write out what a text must shorten."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from smsgate import data
from smsgate.i18n import N_, Translate
from smsgate.services.places import PlaceBook
from smsgate.views import OUTSIDE, VacancyView
from smsgate.wording.dates import until
from smsgate.wording.groups import GROUPS, known
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.money import full_pay
from smsgate.wording.places import exact

MODES = {
    "onsite": N_("At the workplace"),
    "hybrid": N_("Partly from home"),
    "online": N_("From home"),
}


def pay(vacancy: VacancyView, language: str, _: Translate) -> str:
    """`Rp2.300.000 - Rp2.600.000 per bulan`; says so when the employer named no sum."""
    sums = [amount for amount in (vacancy.pay_min, vacancy.pay_max) if amount]
    money = " - ".join(f"Rp{format_decimal(amount, locale=language)}" for amount in sums)
    if vacancy.pay_per == "piece":
        return _("piece work, %(money)s") % {"money": money} if money else _("piece work")
    if not money:
        return _("to be agreed with the employer")
    if vacancy.pay_per == "day":
        return _("%(money)s a day") % {"money": money}
    return _("%(money)s a month") % {"money": money}


def short_pay(vacancy: VacancyView, _: Translate) -> str:
    """`2,3-2,6jt/bln`, as in a text: for a line of the list."""
    return full_pay(vacancy, _) or _("pay to be agreed")


def day(when: date, language: str) -> str:
    """`24 November 2026`."""
    return format_date(when, "d MMMM y", locale=language)


def place(vacancy: VacancyView, book: PlaceBook) -> str:
    """`Beruge Ilir, Pendopo`: the village with its kecamatan; elsewhere the town alone."""
    area = book.name(vacancy.place)
    named = vacancy.place_name
    if vacancy.place[:5] not in book.served or area == named:
        return area or named
    return f"{named}, {area}"


def schooling(vacancy: VacancyView, _: Translate) -> str:
    """`SMA`, or that no diploma is asked for."""
    return vacancy.education or _("no diploma needed")


def mode(vacancy: VacancyView, _: Translate) -> str:
    """Where the work is done."""
    return _(MODES[vacancy.mode])


def welcome(inclusion: Sequence[str], _: Translate) -> list[str]:
    """The groups that are expressly welcome; empty for nobody in particular."""
    return [_(group.name) for group in known(inclusion)]


def groups(_: Translate) -> list[tuple[str, str]]:
    """The groups a vacancy may welcome: key and name."""
    return [(group.key, _(group.name)) for group in GROUPS.values()]


def group_asks(_: Translate) -> dict[str, str]:
    """What each asks of an employer, by key."""
    return {group.key: _(group.asks) for group in GROUPS.values()}


def kinds(language: str) -> list[tuple[str, str]]:
    """The kinds of work: key and name."""
    column = f"name_{language}"
    return [(row["key"], row[column]) for row in data.rows("kinds_of_work")]


def place_choices(
    book: PlaceBook, counts: dict[str, int], _: Translate
) -> list[tuple[str, str, int]]:
    """The places a visitor may choose from: code, name, how many are open there."""
    districts = [(place.code, place.name) for place in book.districts]
    choices = [*districts, (OUTSIDE, _("Outside the region"))]
    return [(code, name, counts.get(code, 0)) for code, name in choices]


def example_place(choices: list[tuple[str, str, int]]) -> str:
    """The district with the most vacancies, to show how a text is written."""
    districts = [(count, name) for code, name, count in choices if code != OUTSIDE]
    return max(districts)[1] if districts else ""


def share(vacancy: VacancyView, number: str | None, _: Translate) -> str:
    """A text to pass on by hand, as a rule one segment; its code leads back to us (at `number`)."""
    told = {
        "code": vacancy.code,
        "title": vacancy.title,
        "employer": vacancy.employer,
        "place": exact(vacancy.place_name),
        "pay": short_pay(vacancy, _),
        "until": until(vacancy.expires_on, _),
        "number": number,
    }
    what = _("Job %(code)s: %(title)s, %(employer)s, %(place)s. %(pay)s, %(until)s. No fee.") % told
    how = _("SMS INFO %(code)s to %(number)s") if number else _("SMS INFO %(code)s")
    return to_gsm7(f"{what} {how % told}")
