"""What the office and employers keep about people, and of their own accounts."""

from datetime import datetime
from typing import Any

from peewee import Expression, fn

from smsgate.models import (
    Application,
    Broadcast,
    BroadcastMessage,
    BroadcastTrial,
    Conversation,
    ConversationNote,
    ConversationState,
    Interview,
    Invitation,
    ListState,
    Recall,
    RecallWarning,
    StaffSession,
    SubscriberUpload,
    Vacancy,
    VacancyDraft,
)
from smsgate.services.retention import times
from smsgate.services.retention.steps import Kind, before, deletes, forgotten


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


def _is_entered(_moment: datetime) -> Any:
    return SubscriberUpload.state == ListState.DONE


def _of_recall(condition: Any) -> Any:
    mine = (Recall.id == RecallWarning.recall) & condition
    return fn.EXISTS(Recall.select(Recall.id).where(mine))


def _of_broadcast(condition: Any) -> Any:
    mine = (Broadcast.id == BroadcastMessage.broadcast) & condition
    return fn.EXISTS(Broadcast.select(Broadcast.id).where(mine))


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
    forgotten("applications", Application.created_at, times.LEDGER, _ended),
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
    forgotten("trials", BroadcastTrial.created_at, times.LEDGER),
    forgotten("lists", SubscriberUpload.created_at, times.TEXTS, _is_entered),
    forgotten("drafts", VacancyDraft.created_at, times.DRAFTS, before(VacancyDraft.updated_at)),
    forgotten("logins", StaffSession.created_at, times.DOOR),
    forgotten("links", Invitation.created_at, times.DOOR),
)
