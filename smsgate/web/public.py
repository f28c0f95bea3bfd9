"""`/` and `/v/<code>`: the open vacancies, for those who do have a smartphone, or somebody who has."""

from datetime import date, datetime
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from smsgate.config import Config
from smsgate.runtime import Runtime
from smsgate.services import board as notices
from smsgate.services import recall
from smsgate.services.board import Notice, Wanted
from smsgate.services.places import PlaceBook, place_book
from smsgate.views import OUTSIDE
from smsgate.web import language, phrases
from smsgate.web.posting import job_posting
from smsgate.wording.groups import GROUPS

KEPT_SECONDS = 60
LONGEST_QUESTION = 80
HIGHEST_CODE = 2_147_483_647
"""What fits the column."""

bp = Blueprint("public", __name__)


@bp.get("/")
def board() -> AnyResponse:
    """The notice board: open vacancies by page, narrowed by place, kind of work and words."""
    question = request.args.get("q", "").strip()[:LONGEST_QUESTION]
    code = int(question) if question.isdecimal() else 0
    if code <= HIGHEST_CODE and notices.notice(code, _today()):
        return redirect(url_for(".vacancy", code=code))
    wanted = _wanted(question)
    counts = notices.counts(wanted.served, wanted.today)
    places = phrases.place_choices(_book(), counts, language.gettext())
    html = render_template(
        "board.html",
        page=notices.page(wanted, request.args.get("page", 1, type=int)),
        wanted=wanted,
        question=question,
        places=places,
        example=phrases.example_place(places),
        kinds=phrases.kinds(language.current()),
        groups=phrases.groups(language.gettext()),
        total=sum(count for place, count in counts.items() if place != OUTSIDE),
    )
    return make_response(html)


@bp.get(f"/v/<int(max={HIGHEST_CODE}):code>")
def vacancy(code: int) -> Response:
    """One vacancy; 410 with others nearby when it is closed, 404 when there never was one."""
    notice = notices.notice(code, _today())
    if notice is None:
        abort(404)
    return _open(notice) if notice.is_open else _closed(notice)


@bp.get("/robots.txt")
def robots() -> Response:
    """Vacancies may be found; nothing else is of use to a search engine."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/simulator", "/staff/", "/employer/", "/hooks/")),
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.context_processor
def _words() -> dict[str, Any]:
    return {
        "phrases": phrases,
        "book": _book(),
        "config": _config(),
        "translate": language.gettext(),
    }


@bp.after_request
def _keep_for_a_while(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", f"public, max-age={KEPT_SECONDS}")
    response.add_etag()
    response.make_conditional(request)
    return response


def _open(notice: Notice) -> Response:
    url = url_for(".vacancy", code=notice.view.code, _external=True)
    posting = job_posting(notice, _book(), url, _config().timezone)
    number = None if _config().simulated else _config().service_number
    share = phrases.share(notice.view, number, language.gettext())
    html = render_template("vacancy.html", notice=notice, posting=posting, share=share, url=url)
    return make_response(html)


def _closed(notice: Notice) -> Response:
    others = notices.instead_of(notice, Wanted(served=_config().region, today=_today()))
    fraud = recall.is_called_back(notice.view.code)
    html = render_template("closed.html", notice=notice, others=others, fraud=fraud)
    return make_response(html, 410)


def _wanted(question: str) -> Wanted:
    """What the address asks for; the words are understood as a text would be, place and all."""
    place, kind = request.args.get("place", ""), request.args.get("kind", "")
    read = _runtime().reader.read(f"LOKER {question}") if question else None
    asked = place if _book().known(place) else None
    chosen = request.args.get("group", "")
    group = chosen if chosen in GROUPS else read.group if read else None
    return Wanted(
        served=_config().region,
        today=_today(),
        place=asked or (read.place if read else None),
        kind=kind if kind in dict(phrases.kinds(language.current())) else None,
        group=group,
        terms=tuple(term for term in read.terms if term != group) if read else (),
    )


def _runtime() -> Runtime:
    runtime: Runtime = current_app.extensions["smsgate"]
    return runtime


def _config() -> Config:
    return _runtime().config


def _book() -> PlaceBook:
    return place_book(_config().region)


def _today() -> date:
    return datetime.now(_config().timezone).date()
