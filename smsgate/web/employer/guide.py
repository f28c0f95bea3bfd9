"""`/employer/guide`: how an employer posts a vacancy and finds somebody, chapter by chapter."""

from flask import Blueprint

from smsgate.services.rights import Right
from smsgate.web.guard import needs
from smsgate.web.staff import guide

bp = Blueprint("guide", __name__, url_prefix="/guide")


@bp.get("")
@needs(Right.OWN)
def index() -> str:
    """All of it."""
    return guide.page("employer", "employer/guide.html")
