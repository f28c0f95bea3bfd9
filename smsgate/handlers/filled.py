"""TERISI 1023 closes an employer's own vacancy, PERPANJANG 1023 shows it for two weeks more."""

from smsgate.effects import (
    ExtendVacancy,
    FillVacancy,
    KeepForStaff,
    Result,
    VacancyExtended,
    VacancyFilled,
)
from smsgate.handlers import posting_words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.postings import OwnVacancy, PostingEmployer
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.understanding import Request
from smsgate.wording.dates import day
from smsgate.wording.gsm7 import one_line
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

EXTEND = "PERPANJANG"
DAYS = 14
LONG_TITLE = 24


def answer(request: Request, context: Context) -> Reply:
    """One of theirs by its code; without a code, which are theirs."""
    employers = context.directory.postings.employers()
    if not employers:
        return _of_somebody_else(request, context)
    if all(one.suspended for one in employers):
        return posting_words.suspended(context)
    if request.code is None:
        return saying(_list(employers, request.word, context))
    found = context.directory.postings.vacancy(int(request.code))
    if found is None:
        return posting_words.not_yours(int(request.code), context)
    if not found.alive:
        return saying(posting_words.standing(found, context))
    return _extended(found, context) if request.word == EXTEND else _filled(found, context)


def _filled(found: OwnVacancy, context: Context) -> Reply:
    effect = FillVacancy(employer=found.employer, code=found.code)
    return Reply((effect,), lambda results: Speech(texts=(closed(results, found, context),)))


def _extended(found: OwnVacancy, context: Context) -> Reply:
    effect = ExtendVacancy(employer=found.employer, code=found.code, days=DAYS)
    return Reply((effect,), lambda results: Speech(texts=(extended(results, found, context),)))


def closed(results: tuple[Result, ...], found: OwnVacancy, context: Context) -> str:
    """It is over, and how many who applied are told."""
    _ = context.translate
    (result,) = results
    if not isinstance(result, VacancyFilled):
        return posting_words.refusal(result, context)
    text = _(
        "Done, %(code)d %(title)s is closed. Good luck with your new colleague! New work: PASANG"
    )
    if result.told:
        text = _(
            "Done, %(code)d %(title)s is closed. Those still waiting (%(told)d) are told. New work: PASANG"
        )
    return text % {**_named(found), "told": result.told}


def extended(results: tuple[Result, ...], found: OwnVacancy, context: Context) -> str:
    """Until when it is shown now."""
    _ = context.translate
    (result,) = results
    if not isinstance(result, VacancyExtended):
        return posting_words.refusal(result, context)
    text = _(
        "%(code)d %(title)s is shown until %(day)s. As soon as somebody has it reply TERISI %(code)d"
    )
    return text % {**_named(found), "day": day(result.until, _)}


def _named(found: OwnVacancy) -> dict[str, object]:
    return {"code": found.code, "title": shorten(one_line(found.title), LONG_TITLE)}


def _list(employers: tuple[PostingEmployer, ...], word: str, context: Context) -> str:
    """Those that can be closed or shown for longer, as many as fit."""
    _ = context.translate
    postings = context.directory.postings
    alive = [row for one in employers for row in postings.vacancies(one.id) if row.alive]
    if not alive:
        return _("You have no vacancy that is shown now. To post one: PASANG and what you need")
    head, foot = _("Your vacancies:"), _("Filled? Reply TERISI and its code")
    if word == EXTEND:
        foot = _("For 14 days more reply PERPANJANG and its code")
    told = [head]
    for row in alive:
        line = f"{row.code} {shorten(one_line(row.title), LONG_TITLE)}, {day(row.expires_on, _)}"
        if septets("\n".join((*told, line, foot))) > capacity(1):
            break
        told.append(line)
    return "\n".join((*told, foot))


def _of_somebody_else(request: Request, context: Context) -> Reply:
    """Who applied somewhere may know it first: worth an officer's look, and nothing is closed by it."""
    _ = context.translate
    text = _(
        "Thank you, an officer looks at it. Only the employer's own number can close a vacancy. "
        "Your own news: DAPAT if you got work"
    )
    if request.word == EXTEND:
        text = _("Only the employer's own number can extend a vacancy. To follow new jobs: DAFTAR")
        return saying(text)
    return saying(text, effects=(KeepForStaff(reason="later"),))
