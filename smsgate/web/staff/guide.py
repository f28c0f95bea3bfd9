"""`/staff/guide`: how the office's work is done, chapter by chapter; and what employers are told."""

from flask import Blueprint, Response, abort, render_template, request, send_file, url_for
from flask_login import current_user

from smsgate.web import assets, guides, language
from smsgate.web.guard import ANY_ACCOUNT, needs

bp = Blueprint("guide", __name__, url_prefix="/guide")


@bp.get("")
@needs(ANY_ACCOUNT)
def index() -> str:
    """The officers' guide."""
    return page("officer", "staff/guide.html")


@bp.get("/employer")
@needs(ANY_ACCOUNT)
def employer() -> str:
    """The employers' guide, for whoever helps one on the phone."""
    return page("employer", "staff/guide.html")


@bp.get("/agent")
@needs(ANY_ACCOUNT)
def agent() -> str:
    """The village agents' guide, to be read aloud or printed for them."""
    return page("agent", "staff/guide.html")


@bp.get("/pictures/<tongue>/<name>.png")
@needs(ANY_ACCOUNT)
def picture(tongue: str, name: str) -> Response:
    """A picture of a guide; its address changes with it, so it may be kept."""
    return send_file(guides.picture(tongue, name) or abort(404), max_age=assets.YEAR_SECONDS)


def of_this_page(name: str, endpoint: str) -> str:
    """Where a guide tells of the page that is open: its chapter has the room's name. "" for none."""
    room = (request.endpoint or "").split(".")[-2:][0]
    known = current_user.is_authenticated and room in guides.chapters(name, language.current())
    return url_for(endpoint, _anchor=room) if known else ""


def page(name: str, template: str) -> str:
    """A guide in the language of the account."""
    root = url_for("staff.guide.index")
    return render_template(template, guide=guides.guide(name, language.current(), root), name=name)
