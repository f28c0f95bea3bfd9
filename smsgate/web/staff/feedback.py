"""`/staff/reports/feedback`: what people suggest, to be read by officers."""

from flask import Blueprint, render_template

from smsgate.services import rights
from smsgate.services.feedback import reading
from smsgate.services.rights import Right
from smsgate.web import asked, here
from smsgate.web.guard import needs

bp = Blueprint("feedback", __name__, url_prefix="/reports/feedback")


@bp.get("")
@needs(Right.ANSWER)
def index() -> str:
    """The newest first; of one's own districts."""
    area = asked.district() or ""
    return render_template(
        "staff/feedback.html",
        page=reading.page(rights.districts(here.me()), area, asked.page()),
        area=area,
        places=here.districts(),
        book=here.book(),
    )
