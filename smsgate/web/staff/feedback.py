"""`/staff/reports/feedback`: what people suggest, to be read by officers."""

from flask import Blueprint, render_template, request

from smsgate.services import rights
from smsgate.services.feedback import reading
from smsgate.services.rights import Right
from smsgate.web import here
from smsgate.web.guard import needs

bp = Blueprint("feedback", __name__, url_prefix="/reports/feedback")


@bp.get("")
@needs(Right.ANSWER)
def index() -> str:
    """The newest first; of one's own districts."""
    places = here.districts()
    asked = request.args.get("district", "")
    area = asked if asked in {place.code for place in places} else ""
    number = request.args.get("page", 1, type=int)
    return render_template(
        "staff/feedback.html",
        page=reading.page(rights.districts(here.me()), area, number),
        area=area,
        places=places,
        book=here.book(),
    )
