"""DESA, BERAPA, SETUJU and BANTUAN of a village's agent; from any other number they mean nothing here."""

from dataclasses import replace

from smsgate.effects import AgreeAsAgent, AgreedAsAgent, Result
from smsgate.handlers import consent
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.village import AgentView
from smsgate.handlers.reply import Reply, Speech, saying
from smsgate.understanding import Intent, Request
from smsgate.views import Listing
from smsgate.wording import village as wording
from smsgate.wording.lists import PAGE

LIST, COUNT, AGREE = "DESA", "BERAPA", "SETUJU"


def taken(request: Request, context: Context) -> tuple[Request, Reply] | None:
    """The request as it is kept, and the answer; None when it is not an agent's, or means something else."""
    if request.word not in (LIST, COUNT, AGREE) or _is_consent(request, context):
        return None
    agent = context.directory.village.agent()
    if agent is None:
        return None
    if request.word == AGREE:
        return None if agent.agreed else (request, _agree(request, agent, context))
    if not agent.agreed:
        reply = saying(first(context))
    else:
        reply = _list(agent, context) if request.word == LIST else counted(context)
    return replace(request, intent=Intent.HELP), reply


def _is_consent(request: Request, context: Context) -> bool:
    """A SETUJU to what somebody entered for them as a seeker."""
    return request.word == AGREE and consent.is_open(context)


def help_text(context: Context) -> str:
    """BANTUAN of an agent: their own words, in one SMS."""
    _ = context.translate
    return _(
        "Village agent, send:\n"
        "DESA: the list\n"
        "DAFTARKAN number district\n"
        "BERAPA: whom you helped\n"
        "LOKER district: jobs\n"
        "TANYA: an officer\n"
        "BERHENTI: stop\n"
        "All free"
    )


def counted(context: Context) -> Reply:
    """BERAPA: what came of those the agent named this month."""
    _ = context.translate
    said = wording.helped(context.directory.village.helped(), _)
    if said:
        return saying(_("%(helped)s. Each agrees with their own phone: SETUJU") % {"helped": said})
    return saying(
        _(
            "Nobody named this month yet. To sign up a neighbour: DAFTARKAN, their number, a district"
        )
    )


def _list(agent: AgentView, context: Context) -> Reply:
    _ = context.translate
    found = context.directory.village.list()
    views = context.directory.vacancies(found.codes[: 2 * PAGE])
    name = context.directory.name(agent.district)
    if not views:
        text = _(
            "Nothing is open in or near %(district)s now. Elsewhere: LOKER. New jobs come Monday"
        )
        return saying(text % {"district": name})
    sheet = wording.Sheet(
        village=agent.village,
        keyword=name.upper(),
        day=context.today,
        vacancies=views,
        own=found.own,
        total=len(found.codes),
        helped=context.directory.village.helped(),
    )
    told = wording.village_list(sheet, _)
    listing = Listing(codes=found.codes, seen=told.shown, place=agent.district, at=context.now)
    return saying(told.text, shown=told.shown_codes, listing=listing)


def _agree(request: Request, agent: AgentView, context: Context) -> Reply:
    effect = AgreeAsAgent(words=request.text)
    return Reply((effect,), lambda results: _agreed(results, agent, context))


def _agreed(results: tuple[Result, ...], agent: AgentView, context: Context) -> Speech:
    _ = context.translate
    (result,) = results
    if isinstance(result, AgreedAsAgent) and result.done:
        return Speech(texts=(wording.welcome(agent.title, context.office, _),))
    return Speech(texts=(_("The office has ended this meanwhile. For jobs: LOKER and a district"),))


def first(context: Context) -> str:
    """Nothing before the official agreed."""
    _ = context.translate
    return _("To begin as village agent, reply SETUJU first. Questions: TANYA and your question")
