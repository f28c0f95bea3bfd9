"""What a handler wants changed, as data, and what came of it. One file a subject.

Only `services.apply` carries them out.
"""

from smsgate.effects.applying import (
    AnswerInvitation,
    Applied,
    Apply,
    InvitationAnswered,
    Withdraw,
    Withdrawn,
)
from smsgate.effects.asking import CountAnswer
from smsgate.effects.base import Effect, Outcome, Result
from smsgate.effects.feedback import Rate, Suggest
from smsgate.effects.following import (
    Consent,
    Consented,
    Pause,
    Subscribe,
    Subscribed,
    Unsubscribe,
    Unsubscribed,
)
from smsgate.effects.keeping import CaseOpened, Erase, KeepForStaff, OpenCase, SetLanguage
from smsgate.effects.learning import (
    BeginCourse,
    CourseBegun,
    CourseEnded,
    EndCourse,
    ReadLesson,
)
from smsgate.effects.outcomes import TellOutcome, TellWay
from smsgate.effects.posting import (
    DraftPosting,
    DropPosting,
    ExtendVacancy,
    FillVacancy,
    PostingDrafted,
    PostingRefused,
    PostingSent,
    SendPosting,
    VacancyExtended,
    VacancyFilled,
)
from smsgate.effects.profile import SaveProfile
from smsgate.effects.telling import SendDetail
from smsgate.effects.village import (
    AgreeAsAgent,
    AgreedAsAgent,
    HandOver,
    OthersRegistered,
    RegisterOthers,
)
from smsgate.effects.warning import FileReport, NoteImposture
from smsgate.effects.worry import AnswerWorry, WorryAnswered

__all__ = [
    "AgreeAsAgent",
    "AgreedAsAgent",
    "AnswerInvitation",
    "AnswerWorry",
    "Applied",
    "Apply",
    "BeginCourse",
    "CaseOpened",
    "Consent",
    "Consented",
    "CountAnswer",
    "CourseBegun",
    "CourseEnded",
    "DraftPosting",
    "DropPosting",
    "Effect",
    "EndCourse",
    "Erase",
    "ExtendVacancy",
    "FileReport",
    "FillVacancy",
    "HandOver",
    "InvitationAnswered",
    "KeepForStaff",
    "NoteImposture",
    "OpenCase",
    "OthersRegistered",
    "Outcome",
    "Pause",
    "PostingDrafted",
    "PostingRefused",
    "PostingSent",
    "Rate",
    "ReadLesson",
    "RegisterOthers",
    "Result",
    "SaveProfile",
    "SendDetail",
    "SendPosting",
    "SetLanguage",
    "Subscribe",
    "Subscribed",
    "Suggest",
    "TellOutcome",
    "TellWay",
    "Unsubscribe",
    "Unsubscribed",
    "VacancyExtended",
    "VacancyFilled",
    "Withdraw",
    "Withdrawn",
    "WorryAnswered",
]
