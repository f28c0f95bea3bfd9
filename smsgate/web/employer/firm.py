"""What the office knows of an employer, and the papers it showed."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.models import EmployerState
from smsgate.services import employers
from smsgate.services.applications.rows import Hand
from smsgate.services.employers import documents
from smsgate.services.places import place_words
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language, states
from smsgate.web.employer.access import hand
from smsgate.web.guard import needs, takes_upload
from smsgate.web.staff.employer_forms import Paper

bp = Blueprint("firm", __name__, url_prefix="/firm")


@bp.get("")
@needs(Right.OWN)
def index() -> str:
    """The data and the papers."""
    return _page(hand(), Paper(formdata=None))


@bp.post("/papers")
@needs(Right.OWN)
@takes_upload
def add() -> Response | tuple[str, int]:
    """Show the office a paper."""
    mine = hand()
    form = Paper()
    if form.validate():
        file = form.file.data
        folder = mine.config.data_dir
        try:
            documents.keep(
                mine.employer, file.filename or "", file.stream, mine.by, folder, mine.now
            )
        except InputError as error:
            form.file.errors = [flashes.refused(error)]
        else:
            _ = language.gettext()
            flashes.told(_("The paper is kept. Only the office can open it."))
            return redirect(url_for(".index"), 303)
    return _page(mine, form), 422


def _page(mine: Hand, form: Paper) -> str:
    _ = language.gettext()
    return render_template(
        "employer/firm.html",
        employer=mine.employer,
        place=place_words(mine.employer.region, here.book()),
        papers=employers.portrait(mine.employer).documents,
        kinds={kind: _(text) for kind, text in states.KINDS.items()},
        state=_(states.EMPLOYERS[EmployerState(mine.employer.state)]),
        form=form,
    )
