"""DAFTAR PENDOPO SOPIR: follow a place, for one kind of work or all; a second DAFTAR adds."""

from smsgate.effects import Result, Subscribe, Subscribed
from smsgate.handlers import looking
from smsgate.handlers.choosing import ask_place, chosen_place
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_name, kind_words
from smsgate.handlers.reply import Reply, Speech, result_of, saying
from smsgate.understanding import Intent, Request, kind_of_work
from smsgate.views import Listing, Question
from smsgate.wording import lists

PLACE, KIND = "subscribe_place", "subscribe_kind"


def answer(request: Request, context: Context) -> Reply:
    """Ask for the place when it is missing or could be two, for the kind of work when it is not known."""
    if request.candidates:
        return ask_place(PLACE, request, context)
    if request.place is None:
        return _ask_where(request, context)
    return _with_place(request.place, request.terms, request.text, context)


def place_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """The place, by digit or by name, after we asked for it."""
    place = chosen_place(question, request, context)
    if place is None:
        return None
    terms = tuple(question.data.get("terms", "").split())
    words = f"{question.data.get('words', '')} / {request.text}"
    return _with_place(place, terms, words, context)


def kind_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """One of our kinds of work, or YA for all."""
    words = f"{question.data['words']} / {request.text}"
    if request.word in question.words:
        return _follow(question.data["place"], None, words, context)
    plain = request.intent is Intent.SEARCH and not request.place
    kind = kind_of_work(request.terms) if plain else None
    return _follow(question.data["place"], kind, words, context) if kind else None


def _ask_where(request: Request, context: Context) -> Reply:
    _ = context.translate
    example = context.directory.districts()[0].name.upper() if context.directory.districts() else ""
    text = _(
        "Job news of which district? Reply its name, such as %(example)s. "
        "The whole regency: reply %(region)s. Elsewhere: reply LUAR"
    ) % {"example": example, "region": context.directory.name(None).upper()}
    data = {"terms": " ".join(request.terms), "words": request.text[:160]}
    return saying(text, question=context.question(PLACE, "DAFTAR", data=data))


def _with_place(place: str, terms: tuple[str, ...], words: str, context: Context) -> Reply:
    kind = kind_of_work(terms)
    if terms and kind is None:
        return _ask_kind(place, words, context)
    return _follow(place, kind, words, context)


def _ask_kind(place: str, words: str, context: Context) -> Reply:
    _ = context.translate
    text = _("Which kind of work? Reply one: %(kinds)s. For all kinds reply YA") % {
        "kinds": ", ".join(kind_words())
    }
    data = {"place": place, "words": words[:160]}
    question = context.question(KIND, "DAFTAR", words=("YA",), data=data)
    return saying(text, question=question)


def _follow(place: str, kind: str | None, words: str, context: Context) -> Reply:
    effect = Subscribe(place=place, kind=kind, words=words)
    return Reply((effect,), lambda results: _confirmed(results, place, kind, context))


def _confirmed(
    results: tuple[Result, ...], place: str, kind: str | None, context: Context
) -> Speech:
    """The confirmation, then today's list."""
    result = result_of(results, Subscribed)
    found = looking.Found(
        sought=looking.sought(place, (kind_name(kind, context).lower(),) if kind else (), context),
        codes=context.directory.find((place,), (), kind),
        several_places=looking.holds_many(place),
    )
    page = lists.today_page(looking.page(found, context), context.translate)
    listing = Listing(
        codes=found.codes,
        seen=page.shown,
        place=place,
        terms=(kind,) if kind else (),
        at=context.now,
    )
    return Speech(
        texts=(confirmation(result, place, kind, context), page.text),
        shown=page.shown_codes,
        listing=listing if found.codes else None,
        closes=(PLACE, KIND),
    )


def confirmation(result: Subscribed, place: str, kind: str | None, context: Context) -> str:
    """Who sends, what for, 18 and over, how to stop, what is never asked; shorter for what is added."""
    _ = context.translate
    sought = kind_name(kind, context).lower() if kind else ""
    what = f"{sought} {context.named(place)}".strip()
    if not result.new:
        return _("You follow %(what)s already: job news each morning. To end it: BERHENTI") % {
            "what": what
        }
    if not result.first:
        return _(
            "Added: %(what)s. Job news of all you follow comes in one SMS each morning. End: BERHENTI"
        ) % {"what": what}
    text = _(
        "You (18+) get job news of %(what)s from %(office)s each morning. End: BERHENTI. "
        "We never ask for money, KTP or OTP. Your data: DATAKU"
    )
    return text % {"what": what, "office": context.office}
