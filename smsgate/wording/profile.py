"""A profile in plain words: what a person told of themselves, and what an employer reads of it."""

from collections.abc import Mapping
from datetime import date

from smsgate import data
from smsgate.i18n import N_, Translate, translator

FIELDS = (
    "name",
    "birth_year",
    "village",
    "education",
    "kinds",
    "experience",
    "skills",
    "licence",
    "disability",
)
"""What is asked, in this order; the line numbers of the reading."""

NEEDED = ("name", "birth_year", "village")
"""Without these nobody can be put forward; all others may be passed over."""

LICENCES = ("C", "A", "B1", "B2", "D")
"""Classes of driving licence: motorcycle, car, lorry and bus, trailer, and for people with disabilities."""

OF_AGE = 18

ADULT = "adult"
"""The answer of those who turn 18 this year and say that they did."""

TOLD_BY = {
    "name": "name",
    "village": "village",
    "birth_year": "age",
    "education": "education",
    "kinds": "kinds",
    "experience": "experience",
    "skills": "skills",
    "licence": "licence",
    "disability": "disability",
}
"""Under which name of `applications.listing.TOLD` an employer is told a field."""

LABELS = {
    "name": N_("Name"),
    "birth_year": N_("Born"),
    "village": N_("Village"),
    "education": N_("School"),
    "kinds": N_("Looks for"),
    "experience": N_("Experience"),
    "skills": N_("Good at"),
    "licence": N_("SIM"),
    "disability": N_("Disability"),
}

TOLD_LABELS = {
    "name": N_("Name"),
    "village": N_("Village"),
    "age": N_("Age"),
    "education": N_("Schooling"),
    "kinds": N_("Looks for"),
    "experience": N_("Experience"),
    "skills": N_("Can do"),
    "licence": N_("Driving licence"),
    "disability": N_("Disability"),
    "message": N_("Message"),
}
"""The same to an employer, on a page and on the CV."""

Answers = Mapping[str, str]


def told(answers: Answers, today: date, language: str) -> dict[str, str]:
    """What an employer would be told, by the names of TOLD, in plain words; only what was answered.

    Nothing that is for the office alone: not who allowed it, not the number.
    """
    _ = translator(language)
    words = {
        TOLD_BY[field]: said(field, answers[field], language)
        for field in FIELDS
        if answers.get(field)
    }
    if "age" in words:
        year = int(answers["birth_year"])
        words["age"] = _("%(age)d, born %(year)d") % {"age": today.year - year, "year": year}
    return words


def said(field: str, value: str, language: str) -> str:
    """One answer as it is read; "" where the question was passed over."""
    _ = translator(language)
    if not value:
        return ""
    if field == "education":
        return schooling(value, _)
    if field == "kinds":
        return ", ".join(kind_names(value, language))
    if field == "licence":
        held = value.split()
        return f"SIM {', '.join(one for one in LICENCES if one in held)}"
    return value


def schooling(level: str, _: Translate) -> str:
    """`SMA`; who left primary school early is told so without a code."""
    return _("before the end of SD") if level == "TT" else level


def kind_names(kinds: str, language: str) -> list[str]:
    """The kinds of work by name, of their keys in one line."""
    column = "name_en" if language == "en" else "name_id"
    names = {row["key"]: row[column] for row in data.rows("kinds_of_work")}
    return [names.get(key, key) for key in kinds.split()]


def needs_guardian(answers: Answers, guardian: str, today: date) -> bool:
    """Whether a parent or guardian must allow it first. Who turns 18 this year may say that they did."""
    year = answers.get("birth_year")
    if not year or guardian:
        return False
    age = today.year - int(year)
    return age < OF_AGE or (age == OF_AGE and not answers.get(ADULT))
