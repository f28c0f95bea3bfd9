"""PASANG: an employer's vacancy in its own words, read back, corrected by reply, sent for checking by YA."""

import re
from collections.abc import Mapping

from smsgate.effects import (
    DraftPosting,
    DropPosting,
    PostingDrafted,
    PostingSent,
    Result,
    SendPosting,
)
from smsgate.handlers import posting_words
from smsgate.handlers.asked_again import put_again
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.postings import OwnVacancy, PostingEmployer
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.understanding import Intent, Request
from smsgate.understanding.offers import Offer
from smsgate.views import Question
from smsgate.wording import postings as wording
from smsgate.wording.gsm7 import one_line
from smsgate.wording.shortening import shorten

KIND = "posting"
AGAIN = "PASANG"
WHO, WORDS, CHECK = "who", "words", "check"
"""What is asked: which employer, what work, whether the draft may go."""

MOST_EMPLOYERS = 4
_CODE = re.compile(r"#?(\d{4,5})\b[\s:,.-]*")
_AN_OFFER = (Intent.UNKNOWN, Intent.SEARCH, Intent.POST)
"""What an offer without PASANG may be taken for: it names a trade and a place, as a search does."""


def answer(request: Request, context: Context) -> Reply:
    """By the number that writes: draft it, ask for whom, or tell how to be registered."""
    known = context.directory.postings.employers()
    active = [one for one in known if not one.suspended]
    if not known:
        return posting_words.lead(request, context)
    if not active:
        return posting_words.suspended(context)
    words = request.rest.strip()
    return _begin(active[0], words, context) if len(active) == 1 else _who(active, words, context)


def decide(question: Question, request: Request, context: Context) -> Reply | None:
    """YA sends, BATAL drops, TIDAK keeps; a correction is read back; the rest is somebody else's."""
    if question.data["step"] == WHO:
        return _chosen(question, request, context)
    if request.intent is Intent.NO:
        return _not_sent(question, request, context)
    if request.word in question.words:
        effect = SendPosting(
            employer=int(question.data["employer"]), draft=int(question.data["draft"])
        )
        return Reply((effect,), lambda results: _sent(results, question, context))
    if request.rest.strip() != request.text.strip():
        return None  # led by a keyword of its own
    return _corrected(question, request, context)


def _who(employers: list[PostingEmployer], words: str, context: Context) -> Reply:
    _ = context.translate
    shown = employers[:MOST_EMPLOYERS]
    lines = "\n".join(
        f"{number} {shorten(one_line(one.name), posting_words.LONG_NAME)}"
        for number, one in enumerate(shown, start=1)
    )
    data, options = {"step": WHO, "words": words[:600]}, tuple(str(one.id) for one in shown)
    question = context.question(KIND, AGAIN, options=options, data=data)
    text = _("For which of them?\n%(choices)s\nReply a number, 1 to %(last)d")
    return saying(text % {"choices": lines, "last": len(shown)}, question=question)


def _chosen(question: Question, request: Request, context: Context) -> Reply | None:
    if request.intent is Intent.NO:
        return saying(context.translate(posting_words.NOTHING))
    if request.intent is not Intent.PICK or not 1 <= (request.number or 0) <= len(question.options):
        return None
    wanted = int(question.options[(request.number or 1) - 1])
    employers = context.directory.postings.employers()
    found = next((one for one in employers if one.id == wanted), None)
    return _begin(found, question.data["words"], context) if found else None


def _begin(employer: PostingEmployer, words: str, context: Context) -> Reply:
    postings = context.directory.postings
    if found := _CODE.match(words):
        return _mend(int(found[1]), words[found.end() :], context)
    begun = postings.draft(employer.id)
    if not words:
        if begun is None:
            return _ask_words(employer, context)
        return _draft(DraftPosting(employer=employer.id, fields={}, draft=begun.id), context)
    if code := postings.sent(employer.id, words):
        return _standing(postings.vacancy(code), code, context)
    offer = postings.read(words)
    more = begun is not None and "title" not in offer.fields
    effect = DraftPosting(
        employer=employer.id,
        fields=_fields(offer),
        words=words,
        draft=begun.id if more and begun else None,
    )
    return _draft(effect, context, offer)


def _mend(code: int, words: str, context: Context) -> Reply:
    """`PASANG 1081 GAJI 2,5jt`: one of theirs that was sent back, or still waits."""
    postings = context.directory.postings
    found = postings.vacancy(code)
    if found is None or found.stand not in ("returned", "waiting"):
        return _standing(found, code, context)
    offer = (postings.correction(words) or postings.read(words)) if words.strip() else Offer()
    effect = DraftPosting(
        employer=found.employer, fields=_fields(offer), words=words.strip(), mends=code
    )
    return _draft(effect, context, offer)


def _standing(found: OwnVacancy | None, code: int, context: Context) -> Reply:
    if found is None:
        return posting_words.not_yours(code, context)
    return saying(posting_words.standing(found, context))


def _corrected(question: Question, request: Request, context: Context) -> Reply | None:
    """A field by its word, or, while the work itself is asked for, an offer."""
    postings, data = context.directory.postings, question.data
    offer = postings.correction(request.text)
    if offer is None and data["step"] == WORDS and request.intent in _AN_OFFER:
        offer = postings.read(request.text)
    if offer is None:
        return _not_understood(question, request, context)
    if offer.unread and not offer.fields:
        return put_again(wording.hint(offer.unread[0], context.translate), question, context)
    effect = DraftPosting(
        employer=int(data["employer"]),
        fields=_fields(offer),
        words="" if data["draft"] else request.text,
        draft=int(data["draft"]) if data["draft"] else None,
    )
    return _draft(effect, context, offer)


def _not_understood(question: Question, request: Request, context: Context) -> Reply | None:
    """Words that mean nothing else are met with what can be sent; an officer's talk goes on as it was."""
    if request.intent is not Intent.UNKNOWN or context.directory.with_officer():
        return None
    _ = context.translate
    if question.data["step"] == WORDS:
        return put_again(_(posting_words.EXAMPLE), question, context)
    text = _(
        "Not sure what to change. Reply for instance GAJI 2,5jt, TEMPAT Pendopo, BATAS 10 des, ORANG 2; "
        "YA sends it, BATAL drops it"
    )
    return put_again(text, question, context)


def _not_sent(question: Question, request: Request, context: Context) -> Reply:
    _ = context.translate
    if not question.data["draft"]:
        return saying(_(posting_words.NOTHING))
    if request.word != "BATAL":
        return saying(_("Not sent. Your vacancy is kept: PASANG goes on with it, BATAL drops it"))
    drop = DropPosting(employer=int(question.data["employer"]), draft=int(question.data["draft"]))
    return saying(_(posting_words.DROPPED), effects=(drop,))


def _ask_words(employer: PostingEmployer, context: Context) -> Reply:
    data = {"step": WORDS, "employer": str(employer.id), "draft": ""}
    question = context.question(KIND, AGAIN, data=data)
    return saying(context.translate(posting_words.EXAMPLE), question=question)


def _draft(effect: DraftPosting, context: Context, offer: Offer | None = None) -> Reply:
    return Reply((effect,), lambda results: _drafted(results, effect.employer, context, offer))


def _drafted(
    results: tuple[Result, ...], employer: int, context: Context, offer: Offer | None
) -> Speech:
    """Read back with what to reply; while something is missing, that is asked for."""
    (result,) = results
    if not isinstance(result, PostingDrafted):
        return Speech(texts=(posting_words.refusal(result, context),))
    step = WORDS if "title" in result.missing else CHECK
    data = {"step": step, "employer": str(employer), "draft": str(result.draft)}
    question = context.question(KIND, AGAIN, words=("YA",) if result.view else (), data=data)
    return Speech(texts=(posting_words.drafted(result, context, offer),), question=question)


def _sent(results: tuple[Result, ...], question: Question, context: Context) -> Speech:
    (result,) = results
    if isinstance(result, PostingDrafted):
        return _drafted(results, int(question.data["employer"]), context, None)
    if not isinstance(result, PostingSent):
        return Speech(texts=(posting_words.refusal(result, context),))
    return Speech(texts=(posting_words.received(result, context),))


def _fields(offer: Offer) -> Mapping[str, str]:
    """A place that could be two is asked for, not guessed."""
    return {**offer.fields, "place": ""} if offer.candidates else offer.fields
