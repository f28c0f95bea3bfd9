"""The confirmation: the vacancy is withdrawn, and the recall stands to be carried out by the worker."""

from datetime import datetime

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Recall, RecallWarning, Staff, Vacancy, VacancyState, database
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.reasons import reason_of
from smsgate.services.recall.called_back import call_back
from smsgate.services.recall.plan import first_moment, is_called_back, texts
from smsgate.services.recall.told import unwarned
from smsgate.services.warnings import deciding


def confirm(code: int, reason: str, staff: Staff, config: Config, now: datetime) -> Recall:
    """Withdraw a vacancy as a fraud, for that reason, and have everybody warned who was told of it.

    Confirmed again it changes nothing, unless the vacancy was published again since: then whoever was told
    meanwhile is warned. Raises InputError when nothing was published under the code, and for no reason.
    """
    reason = reason_of(reason, N_("Choose a sentence or write one."))
    with database.atomic():
        query = Vacancy.select().where(Vacancy.code == code)
        vacancy: Vacancy | None = for_us_alone(query).first()
        if vacancy is None or vacancy.published_seq is None:
            raise InputError(N_("Nothing was ever published under the code %(code)s."), code=code)
        if is_called_back(code):
            return Recall.get(Recall.vacancy == code)
        before = vacancy.state
        vacancy.state, vacancy.reason = VacancyState.WITHDRAWN, reason
        vacancy.save(only=[Vacancy.state, Vacancy.reason])
        call_back(code)
        recall = _begin(vacancy, staff, config, now)
        deciding.called_back(code, reason, staff, config, now)
        audit.record(
            staff,
            "vacancy.recall",
            "vacancy",
            code,
            now=now,
            before={"state": before},
            after=audit.without_numbers(
                {"state": vacancy.state, "reason": reason, "people": recall.people}
            ),
        )
    return recall


def _begin(vacancy: Vacancy, staff: Staff, config: Config, now: datetime) -> Recall:
    """The recall's row, made or begun anew."""
    recall = Recall.get_or_none(Recall.vacancy == vacancy.code) or Recall(vacancy=vacancy.code)
    recall.staff, recall.reason = staff, vacancy.reason
    recall.texts = texts(Vacancy.seen_where(Vacancy.code == vacancy.code)[vacancy.code])
    warned = RecallWarning.select().join(Recall).where(Recall.vacancy == vacancy.code)
    recall.people = warned.count() + unwarned(vacancy.code).count()
    recall.started_at, recall.not_before = now, first_moment(config, now)
    recall.finished_at = None
    recall.save()
    return recall
