"""What the views of village agents share: the blueprint, the agent asked for, the words."""

from typing import Any

from flask import Blueprint, abort

from smsgate.i18n import N_
from smsgate.models import Agent, AgentOffice, AgentState
from smsgate.services.agents import listing, roll
from smsgate.web import here, language

bp = Blueprint("agents", __name__, url_prefix="/agents")

OFFICES = {
    AgentOffice.KADES: N_("Village head (Kades)"),
    AgentOffice.LURAH: N_("Head of a kelurahan (Lurah)"),
    AgentOffice.PERANGKAT: N_("Village official (Perangkat)"),
    AgentOffice.KADUS: N_("Hamlet head (Kadus)"),
    AgentOffice.KADER: N_("Volunteer (Kader)"),
}
STATES = {
    AgentState.ASKED: N_("asked"),
    AgentState.ACTIVE: N_("active"),
    listing.PAUSED: N_("paused"),
    AgentState.ENDED: N_("ended"),
}
WAYS = {
    "sms": N_("by SMS"),
    "ussd": N_("by USSD"),
    roll.ON_PAPER: N_("There is a signed paper"),
    roll.BY_OFFICER: N_("by an officer"),
    "network": N_("by the network"),
    "handover": N_("the number has a new owner"),
}
"""How somebody agreed, and how it ended."""


def agent(agent_id: int) -> Agent:
    """One who is this officer's business; 404 else."""
    return roll.find(agent_id, here.me()) or abort(404)


def words() -> dict[str, Any]:
    """The words every page of this room needs."""
    _ = language.gettext()
    return {
        "offices": {key: _(text) for key, text in OFFICES.items()},
        "states": {key: _(text) for key, text in STATES.items()},
        "ways": {key: _(text) for key, text in WAYS.items()},
    }


def villages() -> list[tuple[str, str]]:
    """Each village of the officer's districts: its code, and its name with its kecamatan."""
    book = here.book()
    return [
        (village.code, f"{village.name}, {district.name}")
        for district in here.districts()
        for village in book.villages(district.code)
    ]
