"""Texts and USSD key presses per second through the real hooks, beside a bare Flask route and two peers."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, cycle

from scripts import servers
from scripts.benchmarks import load, programs
from scripts.benchmarks.options import Options
from scripts.benchmarks.tables import table
from smsgate.cli.server import THREADS
from smsgate.cli.web import DEFAULT_WORKERS
from smsgate.models import Flag, InboundMessage
from smsgate.models.connection import connected

TITLE = "The hooks"
ABOUT = f"""\
{load.CLIENTS} clients with keep-alive on the same machine, all servers up in one run, interleaved rounds: the
median of the rounds' rates, times over all rounds. smsgate runs on granian as `smsgate web`
starts it ({DEFAULT_WORKERS} processes of {THREADS} thread), the peers on gunicorn (gthread, 2 processes of
{programs.PEERS_THREADS} threads).
`SMS`: a text is understood, looked up, and stored with its reply. RapidSMS 2.2.0 stores a text and one
fixed reply.
`USSD hop`: a key press, the session stored. anysd 1.2.7 keeps its sessions in Redis and shows its
README's menu.
SQLite stands in WAL mode on both sides, PostgreSQL as it comes. The bare route is a Flask application
with one route and nothing else, in the same processes as the hooks."""

TEXTS = (
    "LOKER",
    "loker tebing tinggi",
    "ada loker sopir di pendopo?",
    "LOKER SALING",
    "lowongan guru paud",
    "INFO 1003",
    "LANJUT",
    "DAFTAR PENDOPO",
    "loker supir tebing tingi",
    "BANTUAN",
)
KEYS = ("", "1", "1*1", "1*1*1", "1*1*1*0", "1*1*1*0*00")
PEER_KEYS = ("", "1", "1*1", "1*1*50", "1*1*50*0", "1*1*50*0*00")
SCREENS = (b"CON ", b"END ")
NETWORK = f"/hooks/africastalking/{programs.SECRET}"

_numbers = count(1)


def number() -> str:
    """Nobody's, and a new one each time: no number reaches its limit of answers."""
    return f"+62840{next(_numbers):09}"


def bare() -> Iterator[bytes]:
    """The least there is to ask."""
    return cycle([load.post("/bare/", {})])


def texts() -> Iterator[bytes]:
    """Conversations of ten texts each."""
    for turn in count():
        phone = number()
        for text in TEXTS:
            form = {"from": phone, "to": "1234", "text": text, "id": f"{phone}-{turn}-{text}"}
            yield load.post(f"{NETWORK}/sms", form)


def hops() -> Iterator[bytes]:
    """Sessions of six key presses each."""
    for phone, keys in _pressed(KEYS):
        form = {"sessionId": f"bench-{phone}", "phoneNumber": phone, "text": keys}
        yield load.post(f"{NETWORK}/ussd", form)


def peer_texts() -> Iterator[bytes]:
    """The same texts, as RapidSMS takes them."""
    for _ in count():
        phone = number()
        for text in TEXTS:
            yield load.post("/sms", {"identity": phone, "text": text})


def peer_hops() -> Iterator[bytes]:
    """As many key presses a session, as anysd takes them."""
    for phone, keys in _pressed(PEER_KEYS):
        form = {"msisdn": phone, "session_id": f"bench-{phone}", "ussd_string": keys}
        yield load.get("/ussd", form)


def _pressed(transcripts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for _ in count():
        phone = number()
        for keys in transcripts:
            yield phone, keys


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that is asked: `port` of the server, what its clients ask, how a good answer begins.

    `compared`: the peer its rate is set beside. `database`: where its texts are looked at afterwards.
    """

    name: str
    port: int
    requests: load.Requests
    good: tuple[bytes, ...]
    compared: str = ""
    database: str = ""


BARE, RAPIDSMS, ANYSD = "bare Flask route", "RapidSMS 2.2.0 (SQLite)", "anysd 1.2.7 (Redis)"
HEADS = ("", "a second", "of its peer", "of the bare route", "median ms", "p95 ms", "wrong answers")


def chapter(options: Options) -> str:
    """All contenders that can run here, in a table."""
    missing: list[str] = []
    with ExitStack() as stack:
        contenders = list(_contenders(stack, missing))
        measured = measure(contenders, options.rounds, options.seconds)
        seen = {one.name: summary for one, summary in measured.items()}
        rows = [_row(one, seen) for one in contenders]
    return "\n\n".join([table(HEADS, rows), *missing])


def measure(
    contenders: list[Contender], rounds: int, seconds: float
) -> dict[Contender, load.Summary]:
    """One after the other, and that so many times over, after a second each to warm up."""
    outcomes: dict[Contender, list[load.Outcome]] = {one: [] for one in contenders}
    for length in (1, *[seconds] * rounds):
        for one, seen in outcomes.items():
            seen.append(load.drive(one.port, one.requests, one.good, length))
    return {one: load.Summary.of(seen[1:]) for one, seen in outcomes.items()}


def _row(one: Contender, seen: dict[str, load.Summary]) -> list[str]:
    own, peer, least = seen[one.name], seen.get(one.compared), seen[BARE]
    return [
        one.name,
        f"{own.rate:,.0f}",
        f"{own.rate / peer.rate:.2f} ×" if peer else "",
        f"{own.rate / least.rate:.0%}",
        f"{own.median:.1f}",
        f"{own.p95:.1f}",
        str(own.faults + (_not_answered(one.database) if one.database else 0)),
    ]


def _contenders(stack: ExitStack, missing: list[str]) -> Iterator[Contender]:
    """In the order of the table; `missing` gets a sentence for each that is not here."""
    own = stack.enter_context(programs.smsgate())
    yield Contender(BARE, own.port, bare, (b"{}",))
    yield Contender("SMS (SQLite)", own.port, texts, (b"",), RAPIDSMS, own.database)
    yield Contender("USSD hop (SQLite)", own.port, hops, SCREENS, ANYSD)
    with _noted(missing):
        yield Contender(RAPIDSMS, stack.enter_context(programs.rapidsms()), peer_texts, (b"OK",))
    with _noted(missing):
        redis = stack.enter_context(servers.redis_server())
        with _noted(missing):
            port = stack.enter_context(programs.anysd(redis))
            yield Contender(ANYSD, port, peer_hops, SCREENS)
        database = stack.enter_context(servers.postgresql(durable=True))
        settings = {"SMSGATE_DATABASE_URL": database, "SMSGATE_QUEUE_URL": redis}
        large = stack.enter_context(programs.smsgate(settings))
        where = "(PostgreSQL, Redis)"
        yield Contender(f"SMS {where}", large.port, texts, (b"",), RAPIDSMS, large.database)
        yield Contender(f"USSD hop {where}", large.port, hops, SCREENS, ANYSD)


@contextmanager
def _noted(missing: list[str]) -> Iterator[None]:
    """What is not here is named, and the rest goes on without it."""
    try:
        yield
    except servers.Missing as error:
        missing.append(f"Not on this machine: {error}.")


def _not_answered(database: str) -> int:
    """Texts that were taken but not as they should be: the network is told 200 all the same."""
    with connected(database):
        return InboundMessage.select().where(InboundMessage.flag != Flag.NONE).count()
