"""The list of the inbox: a page, and its news every few seconds."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from smsgate.i18n import catalogue
from smsgate.services.inbox import handling
from smsgate.services.rights import Right
from smsgate.services.warnings import reported
from smsgate.web import flashes, here, language
from smsgate.web.guard import needs
from smsgate.web.paths import HIGHEST_ID
from smsgate.web.staff.inbox import room
from smsgate.web.staff.inbox.room import UNCLEAR, bp
from smsgate.web.staff.links import link


@bp.get("")
@needs(Right.ANSWER)
def index() -> str:
    """What waits, the latest on top."""
    return render_template(
        "staff/inbox/inbox.html",
        open=None,
        reported=reported.alarming(here.now()),
        warnings_url=link("staff.warnings.index"),
        **room.common(),
    )


@bp.get("/list")
@needs(Right.ANSWER)
def news() -> Response:
    """The list again, if it changed since `after`."""
    shown = room.common()
    if shown["list_cursor"] == request.args.get("after"):
        return room.unchanged()
    opened = request.args.get("open", type=int)
    return room.piece(render_template("staff/inbox/list.html", open=opened, **shown))


@bp.post("/dismiss")
@needs(Right.ANSWER)
def dismiss() -> AnyResponse:
    """These texts that were not understood need no answer."""
    typed = request.form.getlist("contact", type=int)
    contacts = [number for number in typed if 0 < number <= HIGHEST_ID]
    count = handling.dismiss(here.me(), contacts, here.config(), here.now())
    words = catalogue(language.current()).ngettext(
        "%(count)d text is put aside.", "%(count)d texts are put aside.", count
    )
    flashes.told(words % {"count": count}, "success" if count else "info")
    return redirect(url_for(".index", show=UNCLEAR), 303)
