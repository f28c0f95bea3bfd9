"""Heads and officials of villages who carry the news, and whom they registered."""

from enum import StrEnum

from peewee import SQL, DateField, ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact, Person
from smsgate.models.staff import Staff


class AgentState(StrEnum):
    """`asked`: entered by the office, waits for SETUJU."""

    ASKED = "asked"
    ACTIVE = "active"
    ENDED = "ended"


class AgentOffice(StrEnum):
    """What somebody is in the village."""

    KADES = "kades"
    LURAH = "lurah"
    PERANGKAT = "perangkat"
    KADUS = "kadus"
    KADER = "kader"


class ReferralResult(StrEnum):
    """What came of a number at once. `known`: it follows this already; `waiting`: asked before.

    `never`: it said STOP, or ended it; which of them is nobody's business. `own`: the agent's own.
    """

    ASKED = "asked"
    KNOWN = "known"
    WAITING = "waiting"
    NEVER = "never"
    OWN = "own"
    TOMORROW = "tomorrow"


class Agent(NumberedModel):
    """One person in one office of one village (`village`: its code, `area`: its kecamatan).

    `contact` is null once the number is somebody else's. The consent stands beside it: how (sms, paper) and
    in which words. `listed_on`: the Monday of the last weekly list.
    """

    contact_id: int | None

    contact = ForeignKeyField(
        Contact, null=True, on_delete="CASCADE", backref="agents", index=False
    )
    name = TextField()
    office = TextField()
    village = TextField()
    area = TextField()
    state = TextField(default=AgentState.ASKED)
    consent_how = TextField(default="")
    consent_words = TextField(default="")
    agreed_at = UtcDateTimeField(null=True)
    ended_at = UtcDateTimeField(null=True)
    ended_how = TextField(default="")
    listed_on = DateField(null=True)
    created_at = UtcDateTimeField(default=utcnow)
    created_by = ForeignKeyField(Staff, null=True)

    class Meta:
        indexes = (
            (("contact", "state"), False),
            (("state", "area"), False),
        )

    @classmethod
    def of(cls, contact: Contact) -> "Agent | None":
        """The standing role of a number: asked or active."""
        found: Agent | None = cls.get_or_none((cls.contact == contact) & STANDS)
        return found


STANDS = SQL("(state <> 'ended')")
"""What has not ended; written out, for a database must see that the index below is meant."""

Agent.add_index(Agent.index(Agent.contact, unique=True, where=STANDS, name="agent_one_standing"))


class Referral(NumberedModel):
    """A number an agent named, and what came of it at once; what came later stands with the person.

    `person` is null where nobody was asked, or the person was forgotten since.
    """

    agent_id: int
    person_id: int | None

    agent = ForeignKeyField(Agent, on_delete="CASCADE", backref="referrals", index=False)
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="referrals")
    place = TextField()
    kind = TextField(default="")
    result = TextField()
    created_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("agent", "created_at"), False),)
