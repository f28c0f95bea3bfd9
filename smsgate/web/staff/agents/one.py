"""One village agent: what they did, correcting what is written of them, ending it."""

from flask import render_template
from werkzeug.wrappers import Response

from smsgate.i18n import N_
from smsgate.models import Agent
from smsgate.services.agents import listing, roll
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk.adding import FieldError
from smsgate.web import flashes, here
from smsgate.web.guard import needs
from smsgate.web.staff.agents import room
from smsgate.web.staff.agents.forms import AgentForm
from smsgate.web.staff.agents.room import bp

ONE = "/<int:agent_id>"


@bp.get(ONE)
@needs(Right.SUBSCRIBERS)
def show(agent_id: int) -> str:
    """All about one."""
    agent = room.agent(agent_id)
    return _page(agent, _form(agent))


@bp.post(ONE)
@needs(Right.SUBSCRIBERS)
def change(agent_id: int) -> Response | tuple[str, int]:
    """Correct name, office or village."""
    agent = room.agent(agent_id)
    form = _form(agent)
    if form.validate():
        try:
            roll.change(agent, form.official(), here.me(), here.config(), here.now())
        except FieldError as error:
            form[error.field].errors = [flashes.refused(error)]
        else:
            return flashes.done(N_("Saved."), ".show", agent_id=agent_id)
    return _page(agent, form), 422


@bp.post(f"{ONE}/end")
@needs(Right.SUBSCRIBERS)
def end(agent_id: int) -> Response:
    """The role is over."""
    roll.end(room.agent(agent_id), here.me(), here.now())
    return flashes.done(N_("Ended. No more lists are sent."), ".show", agent_id=agent_id)


@bp.post(f"{ONE}/number")
@needs(Right.REVEAL)
def reveal(agent_id: int) -> str:
    """The whole number, on this answer alone."""
    agent = room.agent(agent_id)
    return _page(agent, _form(agent), number=listing.reveal(agent, here.me(), here.now()))


def _form(agent: Agent) -> AgentForm:
    return AgentForm.empty(name=agent.name, office=agent.office, village=agent.village)


def _page(agent: Agent, form: AgentForm, number: str = "") -> str:
    return render_template(
        "staff/agents/one.html",
        agent=agent,
        line=listing.one(agent, here.config(), here.now()),
        form=form,
        number=number,
        may_reveal=may(here.me(), Right.REVEAL),
        **room.words(),
    )
