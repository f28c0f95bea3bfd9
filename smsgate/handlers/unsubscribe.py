"""BERHENTI, STOP, UNREG …: end everything, or one place. Acts at once, confirms once, then silence."""

from smsgate.effects import Result, Unsubscribe, Unsubscribed
from smsgate.handlers import series, tips
from smsgate.handlers.context import Context
from smsgate.handlers.reply import SILENCE, Reply, Speech, result_of, saying
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """End what the person names, or all."""
    if series.is_about_tips(request.text):
        return tips.end(context)
    place = _followed(request, context)
    if place:
        return Reply(
            (Unsubscribe(place=place),), lambda results: _one_ended(results, place, context)
        )
    if request.place or request.candidates:
        return saying(_not_followed(context))
    if _has_nothing(context):
        return SILENCE
    text = _of_agent(context) if context.directory.village.agent() else _of_seeker(context)
    closes = ("subscribe_place", "subscribe_kind", "consent")
    return saying(text, effects=(Unsubscribe(),), closes=closes)


def _has_nothing(context: Context) -> bool:
    """Whether everything was ended before, and nothing asked for since."""
    nothing = context.contact.stopped and not context.contact.subscriptions
    return nothing and not context.directory.lessons.course()


def _followed(request: Request, context: Context) -> str | None:
    """The one place of those named that is followed; a name in two kecamatan means the one followed."""
    named = {context.directory.district_of(code) for code in request.candidates}
    named |= {request.place} if request.place else set()
    followed = [row.place for row in context.contact.subscriptions if row.place in named]
    return followed[0] if followed else None


def _of_seeker(context: Context) -> str:
    _ = context.translate
    return _(
        "You will get no more daily job news. To start again: DAFTAR and a district. "
        "To erase your data: HAPUS DATA"
    )


def _of_agent(context: Context) -> str:
    """Somebody who carried the news of a village as well."""
    _ = context.translate
    return _(
        "You get no more job news or village lists, and are village agent no longer. "
        "To begin again ask %(office)s. Erase all: HAPUS DATA"
    ) % {"office": context.office}


def _one_ended(results: tuple[Result, ...], place: str, context: Context) -> Speech:
    _ = context.translate
    name = context.named(place)
    if not result_of(results, Unsubscribed).left:
        text = _(
            "No more news of %(place)s. You follow nothing now. To start again: DAFTAR and a district"
        )
    else:
        text = _("No more news of %(place)s. Your other news goes on. To end all: BERHENTI")
    return Speech(texts=(text % {"place": name},))


def _not_followed(context: Context) -> str:
    _ = context.translate
    names = [context.named(row.place) for row in context.contact.subscriptions]
    if not names:
        return _(
            "You follow nothing, so nothing is sent. To get daily job news: DAFTAR and a district"
        )
    return _("You follow: %(places)s. To end all: BERHENTI. To end one: BERHENTI and its name") % {
        "places": ", ".join(dict.fromkeys(names))[:90]
    }
