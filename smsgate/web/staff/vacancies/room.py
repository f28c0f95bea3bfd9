"""What the views of vacancies share: the blueprint, the vacancy asked for, the moment, what a page showed."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, abort, request

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Vacancy
from smsgate.services import vacancies
from smsgate.services.vacancy_desk.deeds import Moment, Seen
from smsgate.services.vacancy_desk.listing import Order, Wanted
from smsgate.services.vacancy_desk.stands import Stand
from smsgate.web import asked, here, language, phrases
from smsgate.web.public import HIGHEST_CODE
from smsgate.web.staff import places
from smsgate.wording.groups import GROUPS

CODE = "/<int:code>"

_STALE = N_("This page is no longer as it was sent. Load it again.")

bp = Blueprint("vacancies", __name__, url_prefix="/vacancies")


def vacancy_of(code: int) -> Vacancy:
    """The vacancy, with its employer and place; 404 when it is not this person's business."""
    return vacancies.within_reach(code, here.me()) or abort(404)


def moment() -> Moment:
    """Who acts now."""
    return Moment(by=here.me(), now=here.now(), today=here.today())


def seen_mark(vacancy: Vacancy) -> str:
    """What a page shows of it, to be sent back with a deed: `1023.verified.2026-12-01`."""
    return f"{vacancy.code}.{vacancy.state}.{vacancy.expires_on.isoformat()}"


def seen(mark: str) -> Seen:
    """The same read again. Raises InputError for anything else."""
    try:
        code, state, expires_on = mark.split(".")
        if int(code) > HIGHEST_CODE:
            raise ValueError
        return Seen(code=int(code), state=state, expires_on=date.fromisoformat(expires_on))
    except ValueError:
        raise InputError(_STALE) from None


def wanted_of_address() -> Wanted:
    """What the list is asked for, and its table with it."""
    wanted = Wanted(
        served=here.config().region,
        today=here.today(),
        words=asked.words("q"),
        area=asked.one_of("district", dict(places.choices())),
        kind=asked.one_of("kind", dict(phrases.kinds(language.current()))),
        group=asked.one_of("group", GROUPS),
        employer=asked.words("employer"),
        soon="soon" in request.args,
    )
    order = asked.member("order", Order) or Order.NEWEST
    return replace(wanted, stand=asked.member("state", Stand), order=order)
