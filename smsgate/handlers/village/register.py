"""DAFTARKAN 0812… PENDOPO SOPIR: a village's agent names neighbours, who must agree themselves."""

from collections.abc import Iterable

from smsgate import phone
from smsgate.effects import OthersRegistered, RegisterOthers, Result
from smsgate.handlers.choosing import ask_place, chosen_place
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_name
from smsgate.handlers.knowledge.village import AgentView
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.handlers.village.own import first
from smsgate.i18n import N_
from smsgate.understanding import Request, kind_of_work
from smsgate.understanding.normalise import Kind, tokenise
from smsgate.views import Question
from smsgate.wording.village import numbers as named

PLACE = "register_place"

SAID = {
    "asked": N_("Asked: %(numbers)s"),
    "known": N_("Follow it already: %(numbers)s"),
    "waiting": N_("Asked before: %(numbers)s"),
    "never": N_("Not possible: %(numbers)s"),
    "own": N_("Your own number: send DAFTAR"),
    "tomorrow": N_("Tomorrow: %(numbers)s (20 a day)"),
}
"""What came of numbers, in the order it is told."""


def answer(request: Request, context: Context) -> Reply:
    """Whoever is no agent is told how people sign up by themselves."""
    agent = context.directory.village.agent()
    if agent is None or not agent.agreed:
        return saying(_not_theirs(agent, context))
    if not numbers_in(request.text):
        return saying(_how(request, agent, context))
    place = request.place or _likely(request.candidates, agent, context)
    if place is None and request.candidates:
        return ask_place(PLACE, request, context)
    return _register(place or agent.district, request.text, context)


def place_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """The district, after we asked which of two is meant."""
    place = chosen_place(question, request, context)
    return None if place is None else _register(place, question.data["words"], context)


def numbers_in(text: str) -> tuple[str, ...]:
    """The mobile numbers that stand in it, E.164, each once."""
    typed = (text[token.start : token.end] for token in tokenise(text) if token.kind is Kind.PHONE)
    found = (phone.normalise(" ".join(one.split())) for one in typed)
    return tuple(dict.fromkeys(one for one in found if one))


def told(result: OthersRegistered, context: Context) -> str:
    """What came of each number, in one line for those alike."""
    _ = context.translate
    lines = [
        _(SAID[how])
        % {"numbers": named([number for number, came in result.results if came == how])}
        for how in SAID
        if any(came == how for _number, came in result.results)
    ]
    return ". ".join(lines)


def _likely(codes: Iterable[str], agent: AgentView, context: Context) -> str | None:
    """Of villages of one name the one in the agent's own kecamatan."""
    districts = {context.directory.district_of(code) for code in codes}
    return agent.district if agent.district in districts else None


def _register(place: str, text: str, context: Context) -> Reply:
    kind = _kind(text)
    effect = RegisterOthers(numbers=numbers_in(text), place=place, kind=kind)
    return Reply((effect,), lambda results: _said(results, place, kind, context))


def _kind(text: str) -> str | None:
    """What stands after the last number, where it is a kind of work."""
    ends = [token.end for token in tokenise(text) if token.kind is Kind.PHONE]
    return kind_of_work(tuple(text[max(ends, default=0) :].casefold().split()))


def _said(results: tuple[Result, ...], place: str, kind: str | None, context: Context) -> Speech:
    _ = context.translate
    (result,) = results
    if not isinstance(result, OthersRegistered) or not result.results:
        return Speech(texts=(_not_theirs(None, context),))
    what = context.named(place)
    if kind:
        what = f"{what}, {kind_name(kind, context)}"
    asked = any(came == "asked" for _number, came in result.results)
    own = _(" Each must reply SETUJU.") if asked else ""
    text = _("%(what)s. %(told)s.%(own)s Left today: %(left)d")
    said = {"what": what, "told": told(result, context), "own": own, "left": result.left}
    return Speech(texts=(text % said,), closes=(PLACE,))


def _how(request: Request, agent: AgentView, context: Context) -> str:
    _ = context.translate
    how = _("Send DAFTARKAN, the neighbour's number and a district: DAFTARKAN 08.. %(district)s")
    told = how % {"district": context.directory.name(agent.district).upper()}
    if any(sign.isdigit() for sign in request.text):
        return _("That is no whole mobile number. %(how)s") % {"how": told}
    return told


def _not_theirs(agent: AgentView | None, context: Context) -> str:
    if agent is not None:
        return first(context)
    _ = context.translate
    return _(
        "People sign up with their own phone: DAFTAR and a district. Only village heads and officials "
        "entered by %(office)s may name others. Ask: TANYA"
    ) % {"office": context.office}
