"""An agent as handlers know them."""

from smsgate.handlers.knowledge.village import AgentView
from smsgate.models import Agent, AgentState
from smsgate.services.places import PlaceBook


def view(agent: Agent, book: PlaceBook) -> AgentView:
    """Their office and village, and whether they agreed."""
    return AgentView(
        office=agent.office,
        village=book.name(agent.village),
        district=agent.area,
        agreed=bool(agent.state == AgentState.ACTIVE),
    )
