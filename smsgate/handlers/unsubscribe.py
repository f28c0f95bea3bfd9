"""BERHENTI, STOP, UNREG …: end everything, or one place. Acts at once, confirms once, then silence."""

from smsgate.effects import Result, Unsubscribe, Unsubscribed
from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply, Speech, saying
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """End what the person names, or all."""
    place = _followed(request, context)
    if place:
        return Reply(
            (Unsubscribe(place=place),), lambda results: _one_ended(results, place, context)
        )
    if request.place or request.candidates:
        return saying(_not_followed(request, context))
    if context.contact.stopped and not context.contact.subscriptions:
        return SILENCE
    return Reply((Unsubscribe(),), lambda _: _all_ended(context))


def _followed(request: Request, context: Context) -> str | None:
    """The one place of those named that is followed; a name in two kecamatan means the one followed."""
    named = {context.directory.district_of(code) for code in request.candidates}
    named |= {request.place} if request.place else set()
    followed = [row.place for row in context.contact.subscriptions if row.place in named]
    return followed[0] if followed else None


def _all_ended(context: Context) -> Speech:
    _ = context.translate
    text = _(
        "You will get no more daily job news. To start again: DAFTAR and a district. "
        "To erase your data: HAPUS DATA"
    )
    return Speech(texts=(text,), closes=("subscribe_place", "subscribe_kind", "consent"))


def _one_ended(results: tuple[Result, ...], place: str, context: Context) -> Speech:
    _ = context.translate
    (result,) = results
    assert isinstance(result, Unsubscribed)  # noqa: S101 (what Unsubscribe always gives)
    name = context.named(place)
    if not result.left:
        text = _(
            "No more news of %(place)s. You follow nothing now. To start again: DAFTAR and a district"
        )
    else:
        text = _("No more news of %(place)s. Your other news goes on. To end all: BERHENTI")
    return Speech(texts=(text % {"place": name},))


def _not_followed(request: Request, context: Context) -> str:
    _ = context.translate
    names = [context.named(row.place) for row in context.contact.subscriptions]
    if not names:
        return _(
            "You follow nothing, so nothing is sent. To get daily job news: DAFTAR and a district"
        )
    return _("You follow: %(places)s. To end all: BERHENTI. To end one: BERHENTI and its name") % {
        "places": ", ".join(dict.fromkeys(names))[:90]
    }
