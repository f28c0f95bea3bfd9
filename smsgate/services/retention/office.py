"""What the office and employers keep about people, and of their own accounts."""

from datetime import datetime
from typing import Any

from peewee import Expression, fn

from smsgate.models import (
    Agent,
    Application,
    BlockedNumber,
    Broadcast,
    BroadcastMessage,
    BroadcastTrial,
    Case,
    CaseKind,
    Conversation,
    ConversationNote,
    ConversationState,
    Imposture,
    Interview,
    Invitation,
    LessonCourse,
    LessonDay,
    LessonProgress,
    ListState,
    Outcome,
    Profile,
    Rating,
    Recall,
    RecallWarning,
    Referral,
    SmsPosting,
    StaffSession,
    SubscriberUpload,
    Suggestion,
    Vacancy,
    VacancyDraft,
    WorryDay,
)
from smsgate.services.retention import times
from smsgate.services.retention.steps import Kind, before, deletes, emptied, forgotten


def _talk_is_over(_moment: datetime) -> Any:
    row = Conversation
    over = (row.contact == ConversationNote.conversation) & (row.state != ConversationState.OPEN)
    return fn.EXISTS(row.select(row.contact).where(over))


def _is_told(_moment: datetime) -> Any:
    return Application.agreed_at.is_null(False) | (Application.passed_on != {})


def _ended(moment: datetime) -> Any:
    """Decided or withdrawn before that, or nobody decided and the vacancy expired before."""
    expired = (Vacancy.code == Application.vacancy) & (Vacancy.expires_on < moment.date())
    left = Application.decided_at.is_null() & fn.EXISTS(Vacancy.select(Vacancy.code).where(expired))
    return (Application.decided_at < moment) | left


def _take_back(rows: Expression) -> int:
    """What was passed on, and since nothing is, the consent; with the links and notes of interviews."""
    taken = Application.select(Application.id).where(rows)
    Interview.update(place="", link="", note="").where(Interview.application.in_(taken)).execute()
    return int(Application.update(passed_on={}, agreed_at=None).where(rows).execute())


def _is_unused(moment: datetime) -> Any:
    """Nobody applied with that profile since."""
    since = (Application.person == Profile.person) & (Application.created_at >= moment)
    return ~fn.EXISTS(Application.select(Application.id).where(since))


def _is_settled_debt(moment: datetime) -> Any:
    """Words of distress about a loan, from the end of the case on."""
    return (Case.kind == CaseKind.DEBT) & (Case.closed_at < moment)


def _is_settled_report(moment: datetime) -> Any:
    """What was reported, from the end of the case on, or of somebody who was erased before it ended."""
    nobodys = Case.contact.is_null() & Case.closed_at.is_null()
    return (Case.kind == CaseKind.REPORT) & ((Case.closed_at < moment) | nobodys)


def _said(moment: datetime) -> Any:
    """An outcome told before that, or asked before it and never told."""
    unanswered = Outcome.said_at.is_null() & (Outcome.asked_at < moment)
    return (Outcome.said_at < moment) | unanswered


def _is_entered(_moment: datetime) -> Any:
    return SubscriberUpload.state == ListState.DONE


def _is_lifted(moment: datetime) -> Any:
    """A block that ended before that; one for good stays as long as the number."""
    return (BlockedNumber.lifted_at < moment) | (BlockedNumber.until < moment)


def _of_recall(condition: Any) -> Any:
    mine = (Recall.id == RecallWarning.recall) & condition
    return fn.EXISTS(Recall.select(Recall.id).where(mine))


def _of_broadcast(condition: Any) -> Any:
    mine = (Broadcast.id == BroadcastMessage.broadcast) & condition
    return fn.EXISTS(Broadcast.select(Broadcast.id).where(mine))


def _is_settled_question(moment: datetime) -> Any:
    """What somebody asked, from the end of the case on; its number stays."""
    return (Case.kind == CaseKind.ASK) & (Case.closed_at < moment) & (Case.text != "")


def _has_words(_moment: datetime) -> Any:
    return Suggestion.text.is_null(False)


def _is_somebodys(_moment: datetime) -> Any:
    return Rating.contact.is_null(False)


def _was_texted(_moment: datetime) -> Any:
    return SmsPosting.words != ""


KINDS = (
    forgotten("notes", ConversationNote.created_at, times.TEXTS, _talk_is_over),
    Kind(
        name="passed_on",
        key=Application.id,
        old=before(Application.created_at),
        kept=times.PASSED_ON,
        drop=_take_back,
        wanted=lambda moment: _is_told(moment) & _ended(moment),
        stays=True,
    ),
    Kind(
        name="profiles",
        key=Profile.person,
        old=before(Profile.updated_at),
        kept=times.PROFILE,
        drop=deletes(Profile),
        wanted=_is_unused,
    ),
    forgotten("applications", Application.created_at, times.LEDGER, _ended),
    Kind(name="outcomes", key=Outcome.id, old=_said, kept=times.LEDGER, drop=deletes(Outcome)),
    Kind(
        name="warnings",
        key=RecallWarning.id,
        old=lambda moment: _of_recall(Recall.started_at < moment),
        kept=times.LEDGER,
        drop=deletes(RecallWarning),
        wanted=lambda moment: _of_recall(Recall.finished_at < moment),
    ),
    Kind(
        name="broadcasts",
        key=BroadcastMessage.outbound,
        old=lambda moment: _of_broadcast(Broadcast.begins_at < moment),
        kept=times.LEDGER,
        # Which of them a number got; the texts, and how many people that were, stay.
        drop=deletes(BroadcastMessage),
        wanted=lambda moment: _of_broadcast(Broadcast.ended_at < moment),
    ),
    emptied("questions", Case.opened_at, times.TEXTS, _is_settled_question, text=""),
    emptied("suggestions", Suggestion.created_at, times.TEXTS, _has_words, text=None),
    # The mark stays to be counted, of nobody.
    emptied("marks", Rating.month, times.LEDGER, _is_somebodys, contact=None),
    forgotten("debts", Case.opened_at, times.TEXTS, _is_settled_debt),
    forgotten("fraud_reports", Case.opened_at, times.LEDGER, _is_settled_report),
    forgotten("impostures", Imposture.day, times.TALKS),
    forgotten("lessons", LessonProgress.updated_at, times.LEDGER),
    forgotten("courses", LessonCourse.begun_at, times.LEDGER, before(LessonCourse.ended_at)),
    forgotten("lesson_days", LessonDay.day, times.TALKS),
    forgotten("worry_days", WorryDay.day, times.TALKS),
    forgotten("trials", BroadcastTrial.created_at, times.LEDGER),
    forgotten("lists", SubscriberUpload.created_at, times.TEXTS, _is_entered),
    forgotten("drafts", VacancyDraft.created_at, times.DRAFTS, before(VacancyDraft.updated_at)),
    forgotten("referrals", Referral.created_at, times.LEDGER),
    forgotten("agents", Agent.created_at, times.LEDGER, before(Agent.ended_at)),
    # The words as they came; the vacancy made from them stays.
    emptied("posting_words", SmsPosting.created_at, times.TEXTS, _was_texted, words=""),
    forgotten("blocks", BlockedNumber.at, times.LEDGER, _is_lifted),
    forgotten("logins", StaffSession.created_at, times.DOOR),
    forgotten("links", Invitation.created_at, times.DOOR),
)
