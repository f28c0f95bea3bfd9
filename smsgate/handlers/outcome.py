"""DAPAT and BELUM: who found work and how; a second short question, and a third for the kind of work."""

import re
from dataclasses import replace

from smsgate.effects import TellOutcome, TellWay
from smsgate.handlers.applications import words
from smsgate.handlers.asked_again import asked_again
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_words
from smsgate.handlers.knowledge.applications import AppliedFor
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.i18n import Translate
from smsgate.understanding import Intent, Request, kind_of_work
from smsgate.views import Question
from smsgate.wording.packing import fit
from smsgate.wording.segments import capacity

WAY, SECTOR = "outcome_way", "outcome_sector"
SELF = "self"
MOST = 3
"""Applications to choose from; any other job by its code."""

_ALONE = re.compile(r"\b(?:sendiri|dewek|myself|self|own|lain)\b", re.IGNORECASE)


def hired(request: Request, context: Context) -> Reply:
    """Kept at once; by which way is asked."""
    return Reply((TellOutcome(got=True),), lambda _: _ask_way(context))


def hired_by(code: int, context: Context) -> Reply:
    """DAPAT 1046: all is said."""
    effects = (TellOutcome(got=True), TellWay(code=code))
    return saying(thanks(context), effects=effects, closes=(WAY, SECTOR))


def not_hired(request: Request, context: Context) -> Reply:
    """Kept; where to look on."""
    return saying(go_on(context), effects=(TellOutcome(got=False),), closes=(WAY, SECTOR))


def way_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """A digit, a code of ours, or that they found it by themselves."""
    if request.intent is Intent.NO:
        return saying(thanks(context))
    number = request.number if request.intent is Intent.PICK else None
    chosen = question.options[number - 1] if number and number <= len(question.options) else None
    if request.intent is Intent.DETAIL and request.code:
        chosen = request.code if context.directory.was_ours(int(request.code)) else None
    if request.intent is Intent.UNKNOWN and _ALONE.search(request.text):
        chosen = SELF
    if chosen is None and (kind := _kind(request)):
        return _by_themselves(kind, context)
    if chosen is None:
        return asked_again(_which_again(question, context), question, request, context)
    if chosen == SELF:
        return Reply((TellWay(),), lambda _: _ask_sector(context))
    return saying(thanks(context), effects=(TellWay(code=int(chosen)),))


def sector_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """One of our kinds of work, or a trade that is of one."""
    if request.intent is Intent.NO:
        return saying(thanks(context))
    kind = _kind(request)
    if kind is None and request.intent is Intent.PICK and not _listed_since(question, context):
        return saying(_sectors(context), question=replace(question, asked_at=context.now))
    if kind is None:
        return asked_again(_sectors(context), question, request, context)
    return _by_themselves(kind, context)


def thanks(context: Context) -> str:
    """All is told."""
    _ = context.translate
    if context.contact.subscriptions and not context.contact.stopped:
        return _(
            "It is noted: all the best at work! No more job news? BERHENTI. "
            "Nobody may ask you to pay for a job"
        )
    return _("It is noted: all the best at work! Nobody may ask you to pay for a job")


def go_on(context: Context) -> str:
    """Not yet: what may help."""
    _ = context.translate
    return _(
        "Thank you, it is noted. Do not lose heart: LOKER shows open jobs, PROFIL makes your CV, "
        "TANYA asks an officer. Found work later? DAPAT"
    )


def _ask_way(context: Context) -> Speech:
    _ = context.translate
    applied = context.directory.applications.all()[:MOST]
    options = (*(str(one.code) for one in applied), SELF)
    question = context.question(WAY, "DAPAT", options=options, words=("SENDIRI",))
    return Speech(texts=(_which(applied, _),), question=question, closes=(SECTOR,))


def _which(applied: tuple[AppliedFor, ...], _: Translate) -> str:
    if not applied:
        return _(
            "Congratulations! Through one of our jobs? Reply its code. Found it yourself? Reply 1"
        )
    blocks = [
        (_("Congratulations! Through which job?"),),
        *(
            tuple(f"{at} {form}" for form in words.job(one))
            for at, one in enumerate(applied, start=1)
        ),
        (_("%(last)d found it myself") % {"last": len(applied) + 1},),
        (_("Reply a number, or the code of another job"),),
    ]
    return "\n".join(fit(blocks, capacity(1)))


def _which_again(question: Question, context: Context) -> str:
    _ = context.translate
    return _(
        "Reply the code of the job, or %(last)d if you found it yourself. Rather not: TIDAK"
    ) % {"last": len(question.options)}


def _ask_sector(context: Context) -> Speech:
    question = context.question(SECTOR, "DAPAT", words=("SENDIRI",))
    return Speech(texts=(_sectors(context),), question=question)


def _sectors(context: Context) -> str:
    _ = context.translate
    return _("Well done! Which kind of work? Reply one: %(kinds)s. Rather not: TIDAK") % {
        "kinds": ", ".join(kind_words())
    }


def _listed_since(question: Question, context: Context) -> bool:
    listing = context.directory.last_list()
    return listing is not None and listing.at > question.asked_at


def _by_themselves(kind: str, context: Context) -> Reply:
    return saying(thanks(context), effects=(TellWay(sector=kind),), closes=(WAY, SECTOR))


def _kind(request: Request) -> str | None:
    """The kind of work somebody names without a keyword or a place, which would make it a search."""
    bare = request.rest == request.text.strip() and request.place is None
    if request.intent not in (Intent.SEARCH, Intent.UNKNOWN) or not bare:
        return None
    typed = request.text.casefold().strip(" .!")
    return typed if typed in kind_words() else kind_of_work(request.terms)
