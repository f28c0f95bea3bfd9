"""The tables. `ALL` has every model, parents before children."""

from peewee import sort_models  # type: ignore[attr-defined]  # the stubs forget it

from smsgate.models.agent import Agent, AgentOffice, AgentState, Referral, ReferralResult
from smsgate.models.application import UNDECIDED, Application, ApplicationState
from smsgate.models.audit import AuditEntry
from smsgate.models.base import BaseModel, NumberedModel, database, utcnow
from smsgate.models.blocked_number import FOR_GOOD, BlockedNumber
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
from smsgate.models.feedback import Rating, Suggestion
from smsgate.models.fraud import FraudWarning, Imposture, Named, ReportMention, WarningState
from smsgate.models.frequent_answer import AnswerTally, FrequentAnswer
from smsgate.models.heartbeat import Heartbeat
from smsgate.models.inbound import Flag, InboundMessage
from smsgate.models.interview import Interview, InterviewMode, InterviewState
from smsgate.models.lesson import LessonCourse, LessonDay, LessonEdit, LessonProgress, WorryDay
from smsgate.models.outbound import DeliveryWord, GatewayPace, GatewayStop, OutboundMessage
from smsgate.models.outcome import Outcome, OutcomeKind, OutcomeWay
from smsgate.models.profile import Profile
from smsgate.models.recall import Recall, RecallWarning
from smsgate.models.region import Region, RegionAlias
from smsgate.models.retention_run import RetentionRun
from smsgate.models.shown import Shown
from smsgate.models.sms_posting import SmsPosting
from smsgate.models.staff import Invitation, RecoveryCode, Role, Staff, StaffSession
from smsgate.models.statistic import CountedDay, DailyFigure, UnmetWord
from smsgate.models.subscriber_upload import ListState, SubscriberUpload
from smsgate.models.subscription import Subscription, SubscriptionState
from smsgate.models.tally import Tally
from smsgate.models.upload import Upload, UploadFinding, UploadState
from smsgate.models.ussd_session import UssdSession
from smsgate.models.vacancy import Vacancy, VacancyState, VacancyWord
from smsgate.models.vacancy_draft import VacancyDraft

ALL: tuple[type[BaseModel], ...] = tuple(
    sort_models({*BaseModel.__subclasses__(), *NumberedModel.__subclasses__()} - {NumberedModel})
)

__all__ = [
    "ALL",
    "FOR_GOOD",
    "UNDECIDED",
    "WITHOUT_NIB",
    "Agent",
    "AgentOffice",
    "AgentState",
    "AnswerTally",
    "Application",
    "ApplicationState",
    "AuditEntry",
    "BaseModel",
    "BlockedNumber",
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
    "FraudWarning",
    "FrequentAnswer",
    "GatewayPace",
    "GatewayStop",
    "Heartbeat",
    "Imposture",
    "InboundMessage",
    "Interview",
    "InterviewMode",
    "InterviewState",
    "Invitation",
    "Label",
    "LessonCourse",
    "LessonDay",
    "LessonEdit",
    "LessonProgress",
    "ListState",
    "Named",
    "OfficerMessage",
    "OutboundMessage",
    "Outcome",
    "OutcomeKind",
    "OutcomeWay",
    "Person",
    "Profile",
    "Rating",
    "Recall",
    "RecallWarning",
    "RecoveryCode",
    "Referral",
    "ReferralResult",
    "Region",
    "RegionAlias",
    "ReportMention",
    "RetentionRun",
    "Role",
    "Shown",
    "SmsPosting",
    "Staff",
    "StaffSession",
    "StopMark",
    "SubscriberUpload",
    "Subscription",
    "SubscriptionState",
    "Suggestion",
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
    "WarningState",
    "WorryDay",
    "database",
    "open_database",
    "utcnow",
]
