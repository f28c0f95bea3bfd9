"""The roll of village agents, the same as a file, and entering one."""

from collections.abc import Iterator

from flask import Response, render_template
from werkzeug.wrappers import Response as AnyResponse

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services.agents import listing, roll
from smsgate.services.agents.listing import Line
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk.adding import FieldError
from smsgate.web import asked, flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.guard import needs
from smsgate.web.staff.agents.forms import NewAgent
from smsgate.web.staff.agents.room import bp, words


@bp.get("")
@needs(Right.SUBSCRIBERS)
def index() -> str:
    """Who carries the news where, and how many each helped."""
    district = asked.district() or ""
    return render_template(
        "staff/agents/list.html",
        page=listing.page(district, here.me(), here.config(), here.now(), asked.page()),
        district=district,
        places=here.districts(),
        may_export=may(here.me(), Right.EXPORT),
        **words(),
    )


@bp.get("/table.csv")
@needs(Right.EXPORT)
def table() -> Response:
    """The same as a file; numbers whole only for those who may reveal them."""
    _ = language.gettext()
    header = [
        _("Name"),
        _("Office in the village"),
        _("Village"),
        _("Kecamatan"),
        _("Mobile number"),
        _("State"),
        _("Named"),
        _("Agreed"),
        _("Applied"),
    ]
    rows = listing.export(asked.district() or "", here.me(), here.config(), here.now())
    return csv_download(_("village-agents"), header, _cells(rows))


@bp.get("/new")
@needs(Right.SUBSCRIBERS)
def new() -> str:
    """The empty form."""
    return _form_page(NewAgent.empty())


@bp.post("/new")
@needs(Right.SUBSCRIBERS)
def enter() -> AnyResponse | tuple[str, int]:
    """Write down an official, who is welcomed by SMS."""
    form = NewAgent.empty()
    if form.validate() and form.is_complete():
        try:
            agent = roll.add(form.official(), here.me(), here.config(), here.now())
        except FieldError as error:
            form[error.field].errors = [flashes.refused(error)]
        except InputError as error:
            flashes.told(flashes.refused(error), "danger")
        else:
            here.runtime().ring()
            text = N_("Entered. The official is welcomed by SMS.")
            return flashes.done(text, ".show", agent_id=agent.id)
    return _form_page(form), 422


def _cells(rows: Iterator[Line]) -> Iterator[list[object]]:
    named = words()
    for row in rows:
        yield [
            row.name,
            named["offices"].get(row.office, row.office),
            row.village,
            row.district,
            row.phone,
            named["states"].get(row.state, row.state),
            row.ever.asked,
            row.ever.agreed,
            row.ever.applied,
        ]


def _form_page(form: NewAgent) -> str:
    return render_template("staff/agents/new.html", form=form)
