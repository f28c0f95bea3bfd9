"""Broadcasts let go: approved, watched, paused, resumed, stopped, and what became of them."""

from collections.abc import Callable, Iterator

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from smsgate.messages import State
from smsgate.services.broadcasts import approval, results, running
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.results import Result
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.filters import moment
from smsgate.web.guard import needs
from smsgate.web.staff import broadcast_words as words
from smsgate.web.staff.broadcast_page import ONE, Page, moved, moving, row_of, step

bp = Blueprint("broadcast_runs", __name__, url_prefix="/broadcasts")


@bp.get(f"{ONE}/progress")
@needs(Right.SEE)
def progress(broadcast_id: int) -> str:
    """The part of its page that moves."""
    row = row_of(broadcast_id)
    return render_template("staff/broadcast_progress.html", row=row, **moving(row))


@bp.post(f"{ONE}/approve")
@needs(Right.BROADCAST)
def approve(broadcast_id: int) -> Page:
    """Let it go."""
    seen = request.form.get("seen", "")
    return _run(
        broadcast_id,
        lambda: approval.approve(broadcast_id, here.me(), seen, here.config(), here.now()),
    )


@bp.post(f"{ONE}/pause")
@needs(Right.BROADCAST)
def pause(broadcast_id: int) -> Page:
    """Hold back the rest."""
    return _run(broadcast_id, lambda: running.pause(broadcast_id, here.me(), here.now()))


@bp.post(f"{ONE}/resume")
@needs(Right.BROADCAST)
def resume(broadcast_id: int) -> Page:
    """Go on."""
    return _run(broadcast_id, lambda: running.resume(broadcast_id, here.me(), here.now()))


@bp.post(f"{ONE}/stop")
@needs(Right.BROADCAST)
def stop(broadcast_id: int) -> Page:
    """End it for good."""
    return _run(broadcast_id, lambda: running.stop(broadcast_id, here.me(), here.now()))


@bp.get(f"{ONE}/results.csv")
@needs(Right.EXPORT)
def table(broadcast_id: int) -> AnyResponse:
    """What became of each message, numbers masked."""
    row = row_of(broadcast_id)
    try:
        rows = results.export(row, here.me(), here.now())
    except Refused as fault:
        flashes.told(flashes.refused(fault), "danger")
        return moved(row.id)
    _ = language.gettext()
    header = (
        _("Number"),
        _("Language"),
        _("SMS"),
        _("Result"),
        _("Reason"),
        _("Sent"),
        _("Settled"),
    )
    return csv_download(f"siaran-{row.id}", header, _cells(rows))


def _run(broadcast_id: int, do: Callable[[], None]) -> Page:
    """The step, and the worker woken to carry it out."""
    answer = step(broadcast_id, do)
    here.ring_for_errands()
    return answer


def _cells(rows: Iterator[Result]) -> Iterator[tuple[object, ...]]:
    _ = language.gettext()
    for one in rows:
        yield (
            one.number,
            one.language,
            one.segments,
            words.became(State(one.state)),
            _(one.reason) if one.reason else "",
            moment(one.sent_at) if one.sent_at else "",
            moment(one.settled_at) if one.settled_at else "",
        )
