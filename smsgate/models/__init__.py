"""The tables. `ALL` lists every model, parents before children."""

from smsgate.models.base import BaseModel, database, utcnow
from smsgate.models.connection import open_database
from smsgate.models.contact import Contact, Person, StopMark
from smsgate.models.counter import Counter
from smsgate.models.dialogue import Dialogue
from smsgate.models.digest import DigestRun, DigestText, DigestVacancy
from smsgate.models.employer import Employer, EmployerState
from smsgate.models.heartbeat import Heartbeat
from smsgate.models.inbound import Flag, InboundMessage
from smsgate.models.outbound import DeliveryWord, GatewayPace, GatewayStop, OutboundMessage
from smsgate.models.region import Region, RegionAlias
from smsgate.models.retention_run import RetentionRun
from smsgate.models.shown import Shown
from smsgate.models.staff import Role, Staff
from smsgate.models.subscription import Subscription, SubscriptionState
from smsgate.models.tally import Tally
from smsgate.models.ussd_session import UssdSession
from smsgate.models.vacancy import Vacancy, VacancyState, VacancyWord

ALL: tuple[type[BaseModel], ...] = (
    Counter,
    Region,
    RegionAlias,
    Staff,
    Employer,
    Vacancy,
    VacancyWord,
    Contact,
    Person,
    StopMark,
    Subscription,
    InboundMessage,
    DigestRun,
    DigestText,
    DigestVacancy,
    OutboundMessage,
    DeliveryWord,
    GatewayStop,
    GatewayPace,
    Dialogue,
    UssdSession,
    Shown,
    Heartbeat,
    RetentionRun,
    Tally,
)

__all__ = [
    "ALL",
    "BaseModel",
    "Contact",
    "Counter",
    "DeliveryWord",
    "Dialogue",
    "DigestRun",
    "DigestText",
    "DigestVacancy",
    "Employer",
    "EmployerState",
    "Flag",
    "GatewayPace",
    "GatewayStop",
    "Heartbeat",
    "InboundMessage",
    "OutboundMessage",
    "Person",
    "Region",
    "RegionAlias",
    "RetentionRun",
    "Role",
    "Shown",
    "Staff",
    "StopMark",
    "Subscription",
    "SubscriptionState",
    "Tally",
    "UssdSession",
    "Vacancy",
    "VacancyState",
    "VacancyWord",
    "database",
    "open_database",
    "utcnow",
]
