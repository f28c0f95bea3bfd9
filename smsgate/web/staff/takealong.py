"""To take along: a day's vacancies as a message for a WhatsApp group, one click to copy."""

from datetime import date

from flask import Blueprint, render_template, request

from smsgate.i18n import LANGUAGES
from smsgate.services.rights import Right
from smsgate.services.takealong import Chosen, take_along
from smsgate.views import OUTSIDE
from smsgate.web import asked, here, language
from smsgate.web.guard import needs

FIRST_DAY = date(2020, 1, 1)

bp = Blueprint("takealong", __name__, url_prefix="/takealong")


@bp.get("")
@needs(Right.SEE)
def index() -> str:
    """The message for the day, district and language chosen in the address."""
    chosen = _chosen()
    return render_template(
        "staff/takealong.html",
        made=take_along(chosen, here.config()),
        chosen=chosen,
        places=here.book().districts,
        outside=OUTSIDE,
        tongues=language.TONGUES,
        today=here.today(),
    )


def _chosen() -> Chosen:
    today, known = here.today(), {OUTSIDE, *(each.code for each in here.book().districts)}
    day = asked.day("day") or today
    return Chosen(
        day=day if FIRST_DAY <= day <= today else today,
        place=asked.one_of("district", known),
        language=asked.one_of("language", LANGUAGES) or language.current(),
        fresh=request.args.get("which", "") != "open",
    )
