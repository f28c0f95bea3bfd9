"""The parts a vacancy is told in full by: its names, its facts in a row, the office's word."""

from smsgate.i18n import N_, Translate
from smsgate.views import VacancyView
from smsgate.wording.dates import until
from smsgate.wording.gsm7 import one_line, to_gsm7
from smsgate.wording.money import full_pay
from smsgate.wording.packing import Forms, steps
from smsgate.wording.places import exact
from smsgate.wording.requirements import papers
from smsgate.wording.shortening import short_name, shorten

LONG_TITLE, LONG_NAME = 40, 36
SHORT_TITLE, SHORT_NAME = 30, 24
BRIEF_TITLE, BRIEF_NAME = 24, 13

NO_SCHOOL = "TT"
"""The schooling of those who finished none (`education_levels.csv`)."""

FEWER, LEAST = 3, 6
"""The levels (see `packing.fit`) at which the number of openings goes, and then papers and mode."""

_MODES = {"online": N_("online"), "hybrid": N_("partly online")}


def names(vacancy: VacancyView) -> tuple[Forms, Forms, Forms]:
    """Title, employer and place, each in three forms: as it is, shortened, and by its best known part."""
    title = one_line(vacancy.title)
    return (
        (shorten(title, LONG_TITLE), shorten(title, SHORT_TITLE), shorten(title, BRIEF_TITLE)),
        _name(vacancy.employer),
        _name(exact(vacancy.place_name)),
    )


def _name(name: str) -> Forms:
    whole = one_line(name)
    return shorten(whole, LONG_NAME), shorten(whole, SHORT_NAME), short_name(whole, BRIEF_NAME)


def facts(vacancy: VacancyView, _: Translate) -> Forms:
    """`3,4-4jt/bln, SMP, SIM B1, 2 org, s/d 30 Nov`, then with fewer of them."""
    pay, last_day = to_gsm7(full_pay(vacancy, _)), until(vacancy.expires_on, _)
    school, wanted = _school(vacancy.education, _), papers(vacancy.description)
    mode = _(_MODES[vacancy.mode]) if vacancy.mode in _MODES else ""
    people = _("%(number)s needed") % {"number": vacancy.openings} if vacancy.openings else ""
    said = {
        0: (pay, school, wanted, mode, people, last_day),
        FEWER: (pay, school, wanted, mode, last_day),
        LEAST: (pay, school, last_day),
    }
    return steps({level: ", ".join(filter(None, parts)) for level, parts in said.items()})


def trust(vacancy: VacancyView, _: Translate) -> Forms:
    """What the office says of it, and that applying costs nothing."""
    if vacancy.verified_on is None:
        return (_("Not verified yet: pay nothing"),)
    return (_("Verified by Disnaker, no fee"), _("Verified, no fee"))


def _school(education: str | None, _: Translate) -> str:
    return _("no diploma") if education == NO_SCHOOL else one_line(education or "")
