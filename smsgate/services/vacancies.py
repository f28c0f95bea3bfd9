"""Vacancies: where they are looked up, whose business they are, the words they are found by."""

import re
from collections.abc import Iterator, Sequence

from smsgate import data
from smsgate.models import Employer, Region, Staff, Vacancy, VacancyWord
from smsgate.models.base import for_us_alone
from smsgate.services.rights import in_reach
from smsgate.understanding import standard

TITLE, EMPLOYER, DESCRIPTION = 4, 3, 1
MIN_WORD = 2

_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset(
    [
        "dan",
        "atau",
        "yang",
        "untuk",
        "dengan",
        "dari",
        "pada",
        "ada",
        "bisa",
        "hari",
        "jam",
        "orang",
        "kerja",
        "bawa",
        "datang",
        "ke",
        "di",
        "mau",
        "akan",
        "juga",
    ]
)


def area_of(region: Region, served: Sequence[str]) -> tuple[str, str]:
    """Where a vacancy at `region` is looked up: (area, kabupaten or kota).

    Inside the regions served the area is the kecamatan (or the regency itself); outside, the regency.
    """
    regency = region.code[:5]
    area = region.code[:8] if regency in served else regency
    return area, regency


def within_reach(code: int, by: Staff) -> Vacancy | None:
    """A vacancy with its employer and place; None when there is none or it is not this person's business."""
    found: Vacancy | None = Vacancy.in_full().where(Vacancy.code == code).first()
    return found if found is not None and in_reach(by, found.area) else None


def locked(code: int, by: Staff) -> Vacancy | None:
    """The same, it and its employer nobody else's until the commit.

    The employer first: suspending one goes from there to its vacancies, and two orders would meet head-on.
    """
    found = Vacancy.get_or_none(Vacancy.code == code)
    if found is None or not in_reach(by, found.area):
        return None
    employer = for_us_alone(Employer.select().where(Employer.id == found.employer_id)).get()
    vacancy: Vacancy = for_us_alone(Vacancy.select().where(Vacancy.code == code)).get()
    vacancy.employer = employer
    return vacancy


def words_of(vacancy: Vacancy) -> dict[str, int]:
    """The words a vacancy is found by, each with the weight of the place it stands in."""
    kind = next((row for row in data.rows("kinds_of_work") if row["key"] == vacancy.kind), None)
    sources = (
        (vacancy.description, DESCRIPTION),
        (vacancy.employer.name, EMPLOYER),
        (kind["name_id"] if kind else "", EMPLOYER),
        (vacancy.kind or "", TITLE),
        (vacancy.education or "", EMPLOYER),
        (vacancy.inclusion, EMPLOYER),
        (vacancy.title, TITLE),
    )
    found: dict[str, int] = {}
    for text, weight in sources:
        for word in _sought(text):
            found[word] = max(weight, found.get(word, 0))
    return found


def _sought(text: str) -> Iterator[str]:
    """Each word as written and as the reader of texts would call it: SPG and DRIVER are looked for as
    "sales promotion girl" and "sopir"."""
    for word in _WORD.findall(text.lower()):
        for form in (word, *standard(word).split()):
            if len(form) >= MIN_WORD and form not in _COMMON:
                yield form


def index_words(vacancy: Vacancy) -> None:
    """Write the vacancy's words anew; call after any change of its texts, inside the transaction."""
    VacancyWord.delete().where(VacancyWord.vacancy == vacancy).execute()
    rows = [
        {"word": word, "vacancy": vacancy.code, "weight": weight}
        for word, weight in words_of(vacancy).items()
    ]
    if rows:
        VacancyWord.insert_many(rows).execute()
