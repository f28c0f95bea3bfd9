from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from smsgate.models import AuditEntry, Vacancy, VacancyState
from smsgate.services.vacancy_desk import deeds, writing
from smsgate.services.vacancy_desk.deeds import Seen
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.typed import read
from tests.services.vacancy_desk.test_writing import TYPED


def _both(db, *acts: Callable[[], object]) -> list[object]:
    """What comes of two acts begun at the same moment, each on its own connection."""
    ready = Barrier(len(acts))

    def act(what: Callable[[], object]) -> object:
        with db.connection_context():
            ready.wait()
            try:
                return what()
            except NotDone as error:
                return error.why

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def test_it_lets_one_of_two_officers_decide(db, open_one, at) -> None:
    seen = Seen.of(open_one)
    came = _both(
        db, lambda: deeds.fill(seen, at), lambda: deeds.withdraw(seen, "batal", replace(at))
    )
    assert sorted(map(str, came)) == ["True", str(Why.MEANWHILE)]
    assert Vacancy.get_by_id(open_one.code).state in (VacancyState.FILLED, VacancyState.WITHDRAWN)
    assert AuditEntry.select().where(AuditEntry.subject == "vacancy").count() == 1


def test_it_makes_one_vacancy_of_two_clicks_at_once(db, where, at) -> None:
    found = read(TYPED, where)
    one, other = _both(
        db, lambda: writing.create(found, at).code, lambda: writing.create(found, at).code
    )
    assert one == other
