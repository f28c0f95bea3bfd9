"""The tables. `ALL` lists every model, parents before children."""

from smsgate.models.application import UNDECIDED, Application, ApplicationState
from smsgate.models.audit import AuditEntry
from smsgate.models.base import BaseModel, database, utcnow
from smsgate.models.broadcast import (
    Broadcast,
    BroadcastMessage,
    BroadcastState,
    BroadcastText,
    BroadcastTrial,
)
from smsgate.models.canned_reply import CannedReply
from smsgate.models.case import Case, CaseKind
from smsgate.models.checklist import CheckAnswer, CheckItem, VacancyApproval, VacancyCheck
from smsgate.models.connection import open_database
from smsgate.models.contact import Contact, Person, StopMark
from smsgate.models.conversation import (
    Conversation,
    ConversationLabel,
    ConversationNote,
    ConversationState,
    ConversationView,
    Label,
    OfficerMessage,
)
from smsgate.models.counter import Counter
from smsgate.models.dialogue import Dialogue
from smsgate.models.digest import DigestRun, DigestText, DigestVacancy
from smsgate.models.employer import WITHOUT_NIB, Employer, EmployerKind, EmployerState
from smsgate.models.employer_account import EmployerAccount
from smsgate.models.employer_document import EmployerDocument
from smsgate.models.employer_suspension import EmployerSuspension
from smsgate.models.heartbeat import Heartbeat
from smsgate.models.inbound import Flag, InboundMessage
from smsgate.models.interview import Interview, InterviewMode, InterviewState
from smsgate.models.outbound import DeliveryWord, GatewayPace, GatewayStop, OutboundMessage
from smsgate.models.recall import Recall, RecallWarning
from smsgate.models.region import Region, RegionAlias
from smsgate.models.retention_run import RetentionRun
from smsgate.models.shown import Shown
from smsgate.models.staff import Invitation, RecoveryCode, Role, Staff, StaffSession
from smsgate.models.statistic import CountedDay, DailyFigure, UnmetWord
from smsgate.models.subscriber_upload import ListState, SubscriberUpload
from smsgate.models.subscription import Subscription, SubscriptionState
from smsgate.models.tally import Tally
from smsgate.models.upload import Upload, UploadFinding, UploadState
from smsgate.models.ussd_session import UssdSession
from smsgate.models.vacancy import Vacancy, VacancyState, VacancyWord
from smsgate.models.vacancy_draft import VacancyDraft

ALL: tuple[type[BaseModel], ...] = (
    Counter,
    Region,
    RegionAlias,
    Staff,
    StaffSession,
    RecoveryCode,
    Invitation,
    Employer,
    EmployerAccount,
    EmployerDocument,
    EmployerSuspension,
    Vacancy,
    VacancyWord,
    VacancyDraft,
    VacancyCheck,
    VacancyApproval,
    Contact,
    Person,
    StopMark,
    Subscription,
    InboundMessage,
    DigestRun,
    DigestText,
    DigestVacancy,
    OutboundMessage,
    Application,
    Interview,
    Broadcast,
    BroadcastText,
    BroadcastMessage,
    BroadcastTrial,
    DeliveryWord,
    GatewayStop,
    GatewayPace,
    Dialogue,
    UssdSession,
    Shown,
    Heartbeat,
    RetentionRun,
    Tally,
    DailyFigure,
    CountedDay,
    UnmetWord,
    AuditEntry,
    SubscriberUpload,
    Conversation,
    Label,
    ConversationLabel,
    ConversationNote,
    ConversationView,
    OfficerMessage,
    CannedReply,
    Case,
    Recall,
    RecallWarning,
    Upload,
    UploadFinding,
)

__all__ = [
    "ALL",
    "UNDECIDED",
    "WITHOUT_NIB",
    "Application",
    "ApplicationState",
    "AuditEntry",
    "BaseModel",
    "Broadcast",
    "BroadcastMessage",
    "BroadcastState",
    "BroadcastText",
    "BroadcastTrial",
    "CannedReply",
    "Case",
    "CaseKind",
    "CheckAnswer",
    "CheckItem",
    "Contact",
    "Conversation",
    "ConversationLabel",
    "ConversationNote",
    "ConversationState",
    "ConversationView",
    "CountedDay",
    "Counter",
    "DailyFigure",
    "DeliveryWord",
    "Dialogue",
    "DigestRun",
    "DigestText",
    "DigestVacancy",
    "Employer",
    "EmployerAccount",
    "EmployerDocument",
    "EmployerKind",
    "EmployerState",
    "EmployerSuspension",
    "Flag",
    "GatewayPace",
    "GatewayStop",
    "Heartbeat",
    "InboundMessage",
    "Interview",
    "InterviewMode",
    "InterviewState",
    "Invitation",
    "Label",
    "ListState",
    "OfficerMessage",
    "OutboundMessage",
    "Person",
    "Recall",
    "RecallWarning",
    "RecoveryCode",
    "Region",
    "RegionAlias",
    "RetentionRun",
    "Role",
    "Shown",
    "Staff",
    "StaffSession",
    "StopMark",
    "SubscriberUpload",
    "Subscription",
    "SubscriptionState",
    "Tally",
    "UnmetWord",
    "Upload",
    "UploadFinding",
    "UploadState",
    "UssdSession",
    "Vacancy",
    "VacancyApproval",
    "VacancyCheck",
    "VacancyDraft",
    "VacancyState",
    "VacancyWord",
    "database",
    "open_database",
    "utcnow",
]
