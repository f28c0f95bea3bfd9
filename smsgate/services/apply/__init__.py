"""The only place that carries effects out, before the reply is worded from their results.

To add one: a function in the file of its subject, and a line in `CARRIERS`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from smsgate.config import Config
from smsgate.effects import (
    AgreeAsAgent,
    AnswerInvitation,
    AnswerWorry,
    Apply,
    BeginCourse,
    Consent,
    CountAnswer,
    DraftPosting,
    DropPosting,
    Effect,
    EndCourse,
    Erase,
    ExtendVacancy,
    FileReport,
    FillVacancy,
    HandOver,
    KeepForStaff,
    NoteImposture,
    OpenCase,
    Pause,
    Rate,
    ReadLesson,
    RegisterOthers,
    Result,
    SaveProfile,
    SendDetail,
    SendPosting,
    SetLanguage,
    Subscribe,
    Suggest,
    TellOutcome,
    TellWay,
    Unsubscribe,
    Withdraw,
)
from smsgate.models import Contact
from smsgate.services.apply import (
    applying,
    asking,
    feedback,
    following,
    keeping,
    learning,
    outcomes,
    posting,
    profile,
    telling,
    village,
    warning,
    worry,
)
from smsgate.services.apply.source import Source, Turn

__all__ = ["Source", "carry_out"]

CARRIERS: dict[type[Effect], Callable[[Any, Turn], Result]] = {
    Subscribe: following.subscribe,
    Unsubscribe: following.unsubscribe,
    Pause: following.pause,
    Consent: following.consent,
    SetLanguage: keeping.set_language,
    KeepForStaff: keeping.keep_for_staff,
    OpenCase: keeping.open_case,
    FileReport: warning.file_report,
    NoteImposture: warning.note_imposture,
    Erase: keeping.erase,
    Apply: applying.apply,
    Withdraw: applying.withdraw,
    AnswerInvitation: applying.answer,
    TellOutcome: outcomes.tell,
    TellWay: outcomes.tell_way,
    SendDetail: telling.send_detail,
    AgreeAsAgent: village.agree,
    RegisterOthers: village.register,
    HandOver: village.hand_over,
    DraftPosting: posting.draft,
    SendPosting: posting.send,
    DropPosting: posting.drop,
    FillVacancy: posting.fill,
    ExtendVacancy: posting.extend,
    CountAnswer: asking.count_answer,
    Rate: feedback.rate,
    Suggest: feedback.suggest,
    SaveProfile: profile.save,
    ReadLesson: learning.read,
    BeginCourse: learning.begin,
    EndCourse: learning.end,
    AnswerWorry: worry.answer,
}


def carry_out(
    effects: tuple[Effect, ...], contact: Contact, now: datetime, *, config: Config, source: Source
) -> tuple[Result, ...]:
    """Make the changes, in order, inside the caller's transaction; returns each one's result."""
    turn = Turn(contact=contact, now=now, config=config, source=source)
    return tuple(CARRIERS[type(effect)](effect, turn) for effect in effects)
