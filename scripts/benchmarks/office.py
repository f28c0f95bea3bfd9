"""A year of an office's work on top of a population: conversations, broadcasts, a ledger, an audit log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from string import Template

from peewee import fn

from scripts.benchmarks import population
from scripts.benchmarks.regency import REAL
from smsgate.config import Config
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Priority
from smsgate.migrations import migrate
from smsgate.models import (
    Broadcast,
    BroadcastState,
    BroadcastText,
    Employer,
    EmployerAccount,
    Heartbeat,
    OutboundMessage,
    Role,
    Staff,
    UnmetWord,
    Vacancy,
    database,
    utcnow,
)
from smsgate.models.heartbeat import WORKER
from smsgate.services import audit, seed

YEAR = timedelta(days=365)
BROADCASTS = 50
ADMIN, FIRM = "admin@bench.example", "firma@bench.example"
WORDS = ("las", "sopir", "kebun", "toko", "jahit", "guru", "bengkel", "masak")
TEXT = "Pelatihan las gratis di BLK mulai Senin, 20 orang. Daftar di kantor Disnaker. Selesai: BERHENTI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much there is. All else follows from the people."""

    people: int
    messages: int

    @property
    def vacancies(self) -> int:
        """In all, whatever became of them."""
        return self.people

    @property
    def opened(self) -> int:
        """Those still open."""
        return self.people // 20

    @property
    def conversations(self) -> int:
        """Of which most are closed."""
        return self.people // 5

    @property
    def deeds(self) -> int:
        """Entries of the audit log."""
        return self.people


def fill(size: Size, config: Config, tell: Callable[[str], None]) -> None:
    """Everything but the daily sums, into an empty database; `tell` hears what comes next."""
    migrate(database.obj)
    seed.load_regions()
    population.employ()
    for name, step in _STEPS.items():
        tell(name)
        step(size)
    population.analyse()
    Path(config.data_dir).mkdir(parents=True, exist_ok=True)
    Heartbeat.beat(WORKER, utcnow())


def _people(size: Size) -> None:
    population.settle(size.people, Simulator.name, REAL)
    for email, role in ((ADMIN, Role.ADMIN), (FIRM, Role.EMPLOYER)):
        Staff.create(email=email, role=role, name=role.title(), password_hash="none")  # noqa: S106
    EmployerAccount.create(staff=Staff.by_email(FIRM), employer=Employer.get_by_id(1))
    names = [{"name": f"Toko {number}"} for number in range(size.people // 50)]
    Employer.insert_many(names).execute()


def _messages(size: Size) -> None:
    population.converse(size.messages // size.people // 2, after=0, within=YEAR)


def _vacancies(size: Size) -> None:
    population.publish(size.vacancies, utcnow(), REAL)
    today = utcnow().date()
    _run(
        "published",
        everything=size.vacancies,
        closed=size.vacancies - size.opened,
        over=today - timedelta(days=30),
        soon=today + timedelta(days=3),
    )


def _shown(size: Size) -> None:
    _run("shown", first=population.FIRST_CODE + 1, vacancies=size.vacancies)


def _inbox(size: Size) -> None:
    officer = Staff.by_email(population.OFFICER)
    assert officer is not None
    _run(
        "inbox",
        everybody=size.conversations,
        open=size.conversations // 60,
        waiting=size.conversations // 20,
        officer=officer.id,
    )


def _broadcasts(size: Size) -> None:
    """The first went to everybody; of the last two one waits for its approval, one is a draft."""
    done = BROADCASTS - 2
    states = (*[BroadcastState.DONE] * done, BroadcastState.ASKED, BroadcastState.DRAFT)
    for number, state in enumerate(states):
        row = _broadcast(number, state)
        if state is BroadcastState.DONE:
            _send(row, every=1 if number == 0 else done)
            Broadcast.update(people=_last_message() - row.filled_to).where(
                Broadcast.id == row.id
            ).execute()


def _broadcast(number: int, state: BroadcastState) -> Broadcast:
    officer, at = Staff.by_email(population.OFFICER), utcnow() - YEAR * (number + 1) / 60
    let_go = state is BroadcastState.DONE
    row: Broadcast = Broadcast.create(
        title=f"Siaran {number}",
        state=state,
        once=f"bench-{number}",
        created_by=officer,
        created_at=at,
        asked_by=None if state is BroadcastState.DRAFT else officer,
        asked_at=at,
        approved_by=officer if let_go else None,
        approved_at=at if let_go else None,
        begins_at=at if let_go else None,
        gives_up_at=at if let_go else None,
        filled_at=at if let_go else None,
        ended_at=at if let_go else None,
        filled_to=_last_message(),
    )
    BroadcastText.create(broadcast=row, language="id", text=TEXT, segments=1, likeness=row.once)
    return row


def _send(row: Broadcast, every: int) -> None:
    moment = OutboundMessage.created_at.db_value(row.begins_at)
    which = {"row": row.id, "every": every, "rest": row.id % every, "after": row.filled_to}
    _run("sent", text=TEXT, priority=int(Priority.BROADCAST), at=moment, **which)


def _last_message() -> int:
    return int(OutboundMessage.select(fn.MAX(OutboundMessage.id)).scalar() or 0)


def _applications(size: Size) -> None:
    newest = Vacancy.select(fn.MAX(Vacancy.code)).where(Vacancy.employer == 1).scalar()
    _run("applied", code=newest, last=max(30, size.people // 500))


def _wishes(_size: Size) -> None:
    today = utcnow().date()
    days = [today - timedelta(days=back) for back in range(YEAR.days)]
    places = [REAL.district(number) for number in range(REAL.districts)]
    for day in days:
        rows = [
            {"day": day, "place": place, "word": word, "count": 1 + len(word)}
            for place in places
            for word in WORDS
        ]
        UnmetWord.insert_many(rows).execute()


def _deeds(size: Size) -> None:
    officer, began = Staff.by_email(population.OFFICER), utcnow() - YEAR
    with database.atomic():
        for number in range(size.deeds):
            code = population.FIRST_CODE + 1 + number % size.vacancies
            at = began + YEAR * number / size.deeds
            after = {"expires_on": str(at.date())}
            audit.record(officer, "vacancy.extend", "vacancy", code, now=at, before={}, after=after)


_STEPS: dict[str, Callable[[Size], None]] = {
    "people": _people,
    "messages": _messages,
    "vacancies": _vacancies,
    "shown": _shown,
    "inbox": _inbox,
    "broadcasts": _broadcasts,
    "applications": _applications,
    "wishes": _wishes,
    "audit log": _deeds,
}


def _run(name: str, **values: object) -> None:
    """The statements of that heading in office.sql, each in a transaction of its own."""
    for statement in _STATEMENTS[name].split(";\n"):
        if statement.strip():
            with database.atomic():
                database.execute_sql(Template(statement).substitute(values))


def _read() -> dict[str, str]:
    parts = Path(__file__).with_suffix(".sql").read_text().split("-- ")[1:]
    return {name: text for name, _, text in (part.partition("\n") for part in parts)}


_STATEMENTS = _read()
