"""A vacancy on small phones, whom it reaches, what it costs, and what saving it would come to."""

from dataclasses import dataclass

from smsgate.i18n import LANGUAGES
from smsgate.models import Vacancy
from smsgate.services.imports.findings import Said
from smsgate.services.imports.place_readers import place_reader
from smsgate.services.vacancy_desk import preview
from smsgate.services.vacancy_desk.preview import Outlook, Preview
from smsgate.services.vacancy_desk.typed import Read, Sayings, Where
from smsgate.views import VacancyView
from smsgate.web import here, language
from smsgate.web.staff.vacancies import words

Previews = dict[str, Preview]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What the form comes to: `missing` and `remarks` as (field, sentence); phones once it can be read."""

    missing: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    phones: Previews | None = None
    outlook: Outlook | None = None
    employer: str = ""
    consequence: str = ""


def where() -> Where:
    """What reading a form depends on."""
    served = here.config().region
    return Where(places=place_reader(served), served=served, today=here.today(), by=here.me())


def told_now(vacancy: Vacancy) -> Previews:
    """A vacancy as it is told, or will be once it is verified, in every language."""
    views = Vacancy.seen_where(Vacancy.code == vacancy.code)
    return _phones(views[vacancy.code], vacancy.regency)


def ahead(read: Read, vacancy: Vacancy | None) -> Ahead:
    """What was typed so far; `vacancy` is the one edited."""
    if read.columns is None:
        return Ahead(missing=_listed(read.faults), remarks=_listed(read.remarks))
    _ = language.gettext()
    outlook = preview.outlook(read, vacancy, here.me())
    view = preview.view_of(read, vacancy.code if vacancy else None, here.today())
    return Ahead(
        remarks=_listed(read.remarks),
        phones=_phones(view, read.columns["regency"]),
        outlook=outlook,
        employer=_(words.EMPLOYERS[outlook.employer]),
        consequence=_(words.CONSEQUENCES[outlook.consequence]) if outlook.consequence else "",
    )


def sentence(said: Said) -> str:
    """In the language of the page."""
    return language.gettext()(said.text) % said.values


def _phones(view: VacancyView, regency: str) -> Previews:
    """The language of the page first."""
    tongues = sorted(LANGUAGES, key=lambda code: code != language.current())
    return {
        code: preview.shown(view, regency, here.config(), here.book(), here.today(), code)
        for code in tongues
    }


def _listed(sayings: Sayings) -> tuple[tuple[str, str], ...]:
    _ = language.gettext()
    return tuple(
        (_(words.FIELDS.get(name, name)), sentence(said))
        for name, each in sayings.items()
        for said in each
    )
