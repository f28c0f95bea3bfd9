"""What an employer is answered: what is missing, how a vacancy of theirs stands, why nothing was done."""

from smsgate.effects import (
    CaseOpened,
    OpenCase,
    PostingDrafted,
    PostingRefused,
    PostingSent,
    Result,
)
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.postings import OwnVacancy
from smsgate.handlers.reply import Reply, Speech, result_of, saying
from smsgate.i18n import N_
from smsgate.understanding import Request
from smsgate.understanding.offers import Offer
from smsgate.wording import postings as wording
from smsgate.wording.dates import day
from smsgate.wording.gsm7 import one_line
from smsgate.wording.shortening import shorten

LONG_NAME = 24
MOST_PLACES = 3

ABOUT = "PASANG"
"""What the case of an employer that nobody knows yet is about."""

EXAMPLE = N_(
    "What work do you offer? Reply in your own words, such as: kasir toko 2 org, 2,2jt/bln, SMA, Pendopo, "
    "sampai 10 des"
)
NOTHING = N_("Nothing was posted. Whenever you need people: PASANG and what you need")
DROPPED = N_("Dropped: nothing was posted. To begin anew: PASANG and what you need")

_STANDS = {
    "open": N_(
        "%(code)d %(title)s is shown until %(day)s. Filled? TERISI %(code)d. 14 days more: "
        "PERPANJANG %(code)d"
    ),
    "expired": N_(
        "%(code)d %(title)s ended on %(day)s. Filled? TERISI %(code)d. 14 days more: PERPANJANG %(code)d"
    ),
    "waiting": N_(
        "%(code)d %(title)s waits for an officer; we text you. To correct it: PASANG %(code)d"
    ),
    "returned": N_(
        "%(code)d %(title)s is to be mended first. Reply PASANG %(code)d and the change, such as GAJI 2,5jt"
    ),
}
_CLOSED = N_("%(code)d %(title)s is closed. To post again: PASANG and what you need")


def suspended(context: Context) -> Reply:
    """Whom the office has stopped: kindly, and whom to speak to."""
    _ = context.translate
    text = _(
        "The office has put your account on hold, so nothing can be posted now. "
        "Please speak to %(office)s, or reply TANYA and your question"
    )
    return saying(text % {"office": context.office})


def lead(request: Request, context: Context) -> Reply:
    """Nobody knows this number: an officer does from now on."""
    _ = context.translate
    case = OpenCase(kind="ask", text=request.text, about=ABOUT, place=request.place)

    def say(results: tuple[Result, ...]) -> Speech:
        opened = result_of(results, CaseOpened)
        text = _(
            "Thank you, kept as no. %(number)d. Only employers known to %(office)s can post. "
            "An officer texts you, or come to the office. It is free"
        )
        return Speech(texts=(text % {"number": opened.number, "office": context.office},))

    return Reply((case,), say)


def drafted(result: PostingDrafted, context: Context, offer: Offer | None) -> str:
    """Read back; while something is missing, that is asked for."""
    _ = context.translate
    if result.view is not None:
        return wording.read_back(result.view, _, grave=result.grave)
    first = result.missing[0] if result.missing else "title"
    if first == "title":
        return _(EXAMPLE)
    kept = _("Kept: %(title)s.") % {"title": shorten(one_line(result.title), LONG_NAME)}
    if first == "place" and offer is not None and offer.candidates:
        return f"{kept} {_which_place(offer, context)}"
    return f"{kept} {wording.hint(first, _)}"


def received(result: PostingSent, context: Context) -> str:
    """It has a code, and an officer looks at it."""
    _ = context.translate
    text = _(
        "Received: %(code)d %(title)s. An officer checks it, then we text you. To correct it: "
        "PASANG %(code)d."
    ) % {"code": result.code, "title": shorten(one_line(result.title), LONG_NAME)}
    return f"{text} {wording.minimum(result.minimum, _)}" if result.minimum else text


def refusal(result: Result, context: Context) -> str:
    """Why nothing was changed, and what to send instead."""
    _ = context.translate
    if isinstance(result, PostingRefused) and result.text:
        return _(result.text) % result.values
    return _("That is no longer here, so nothing was changed. To begin anew: PASANG")


def not_yours(code: int, context: Context) -> Reply:
    """A code of somebody else's, or of nobody."""
    _ = context.translate
    text = _(
        "%(code)d is not one of your vacancies. To see yours reply TERISI. Wrong? Reply TANYA and your "
        "question"
    )
    return saying(text % {"code": code})


def standing(found: OwnVacancy, context: Context) -> str:
    """How one of theirs stands, and what can be done with it."""
    _ = context.translate
    return _(_STANDS.get(found.stand, _CLOSED)) % {
        "code": found.code,
        "title": shorten(one_line(found.title), LONG_NAME),
        "day": day(found.expires_on, _),
    }


def areas(offer: Offer, context: Context) -> list[str]:
    """The districts in which a place of the offer may lie, a few of them."""
    name, district_of = context.directory.name, context.directory.district_of
    return list(dict.fromkeys(name(district_of(code)) for code in offer.candidates))[:MOST_PLACES]


def _which_place(offer: Offer, context: Context) -> str:
    _ = context.translate
    choices = ", ".join(f"TEMPAT {name}" for name in areas(offer, context))
    return _("There are several places of that name. Reply one: %(choices)s") % {"choices": choices}
