"""The only place that carries effects out, before the reply is worded from their results.

To add one: a function in the file of its subject, and a line in `CARRIERS`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from smsgate import effects as wanted
from smsgate.config import Config
from smsgate.effects import Effect, Result
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
    wanted.Subscribe: following.subscribe,
    wanted.Unsubscribe: following.unsubscribe,
    wanted.Pause: following.pause,
    wanted.Consent: following.consent,
    wanted.SetLanguage: keeping.set_language,
    wanted.KeepForStaff: keeping.keep_for_staff,
    wanted.OpenCase: keeping.open_case,
    wanted.FileReport: warning.file_report,
    wanted.NoteImposture: warning.note_imposture,
    wanted.Erase: keeping.erase,
    wanted.Apply: applying.apply,
    wanted.Withdraw: applying.withdraw,
    wanted.AnswerInvitation: applying.answer,
    wanted.TellOutcome: outcomes.tell,
    wanted.TellWay: outcomes.tell_way,
    wanted.SendDetail: telling.send_detail,
    wanted.AgreeAsAgent: village.agree,
    wanted.RegisterOthers: village.register,
    wanted.HandOver: village.hand_over,
    wanted.DraftPosting: posting.draft,
    wanted.SendPosting: posting.send,
    wanted.DropPosting: posting.drop,
    wanted.FillVacancy: posting.fill,
    wanted.ExtendVacancy: posting.extend,
    wanted.CountAnswer: asking.count_answer,
    wanted.Rate: feedback.rate,
    wanted.Suggest: feedback.suggest,
    wanted.SaveProfile: profile.save,
    wanted.ReadLesson: learning.read,
    wanted.BeginCourse: learning.begin,
    wanted.EndCourse: learning.end,
    wanted.AnswerWorry: worry.answer,
}


def carry_out(
    effects: tuple[Effect, ...], contact: Contact, now: datetime, *, config: Config, source: Source
) -> tuple[Result, ...]:
    """Make the changes, in order, inside the caller's transaction; returns each one's result."""
    turn = Turn(contact=contact, now=now, config=config, source=source)
    return tuple(CARRIERS[type(effect)](effect, turn) for effect in effects)
