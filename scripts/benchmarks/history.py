"""Messages kept from earlier days: texts that came in, their answers, and digests, a third each."""

from datetime import date, datetime, timedelta

from scripts.benchmarks.bulk import count, insert, literal, minutes_before, mod, select, unchecked
from scripts.benchmarks.population import GATEWAY, today
from smsgate.config import WIB
from smsgate.messages import Priority
from smsgate.models import Contact, Counter, DigestRun, OutboundMessage, utcnow
from smsgate.models.counter import PUBLISHED_SEQ

SPREAD_MINUTES = 500_000
"""About a year, and more than an hour ago."""

NEWS = 20
"""One in so many open vacancies is news to today's digest."""

TEXT = "Loker Tebing Tinggi 2 dr 14: 1075 Sopir travel 150rb/hr, 1046 Sopir truk 3,4-4jt. Balas kodenya"
_STATE = "CASE WHEN {0} = 77 THEN 'unknown' WHEN {0} < 10 THEN 'failed' ELSE 'delivered' END"


def messages(wanted: int) -> None:
    """So many messages in all."""
    people, third = Contact.select().count(), wanted // 3
    with unchecked():
        _texts(third, people)
        _answers()
        _digests(third, people)


def _texts(wanted: int, people: int) -> None:
    text = {
        "dedupe_key": "'bench' || CAST(1000000000 + i AS TEXT)",
        "gateway": f"'{GATEWAY}'",
        "gateway_id": "'in' || CAST(1000000000 + i AS TEXT)",
        "contact_id": f"1 + {mod('i', people)}",
        "sender": "''",
        "recipient": "'1234'",
        "text": "'LOKER TEBING TINGGI'",
        "network": "''",
        "received_at": minutes_before(utcnow(), _ago(wanted)),
        "intent": "'search'",
        "confidence": "1",
        "flag": f"CASE {mod('i', 100)} WHEN 7 THEN 'unknown' WHEN 9 THEN 'later' ELSE '' END",
        "note": "''",
    }
    insert("inbound_message", text, "", count("inbound_message"), wanted)


def _ago(wanted: int) -> str:
    """In minutes, evenly over the year, the oldest first as they came."""
    each = max(1, SPREAD_MINUTES // wanted)
    return f"(100 + ({wanted} - i) / {max(1, wanted // SPREAD_MINUTES)} * {each})"


def _answers() -> None:
    """One for each text that has none."""
    columns = {
        **_sent("received_at", Priority.ANSWER),
        "state": _STATE.format(mod("id", 10_000)),
        "contact_id": "contact_id",
        "text": f"'{TEXT}'",
        "in_reply_to_id": "id",
        "gateway_id": "'out' || CAST(1000000000 + id AS TEXT)",
    }
    answered = "(SELECT COALESCE(MAX(in_reply_to_id), 0) FROM outbound_message)"
    select("outbound_message", columns, f"inbound_message WHERE id > {answered} ORDER BY id")


def _digests(wanted: int, people: int) -> None:
    """Day by day backwards. All but a share of what is published was told before today."""
    published = Counter.current(PUBLISHED_SEQ)
    told = published - published // NEWS
    DigestRun.update(to_seq=told).execute()
    first = DigestRun.select().order_by(DigestRun.local_date).first()
    day = first.local_date if first else today()
    have = OutboundMessage.select().where(OutboundMessage.priority == Priority.DIGEST).count()
    while have < wanted:
        day -= timedelta(days=1)
        some = min(people, wanted - have)
        _day(day, some, told)
        have += some


def _day(day: date, people: int, told: int) -> None:
    at = datetime(day.year, day.month, day.day, 7, tzinfo=WIB)
    times = {"started_at": at, "not_before": at, "give_up_at": at, "finished_at": at}
    run = DigestRun.create(
        local_date=day, from_seq=0, to_seq=told, filled_to=people, people=people, **times
    )
    text = {
        **{"run_id": str(run.id), "follows": "follows", "digest_from": "-1", "text": f"'{TEXT}'"},
        **{"segments": "1", "codes": "'[1001,1002]'", "shown": "2", "edition": "0"},
        "cancelled": "1 = 0",
    }
    select("digest_text", text, "contact WHERE follows IS NOT NULL GROUP BY follows")
    columns = {
        **_sent(literal(at), Priority.DIGEST),
        "state": "'delivered'",
        "contact_id": "contact.id",
        "digest_text_id": "digest_text.id",
        "digest_date": literal(day),
        "gateway_id": f"'{day:%m%d}' || CAST(1000000000 + contact.id AS TEXT)",
    }
    alike = f"digest_text.follows = contact.follows AND run_id = {run.id}"
    those = f"WHERE contact.id <= {people} ORDER BY contact.id"
    select("outbound_message", columns, f"contact JOIN digest_text ON {alike} {those}")


def _sent(at: str, priority: Priority) -> dict[str, str]:
    """What all that left have in common."""
    return {
        "gateway": f"'{GATEWAY}'",
        "priority": str(int(priority)),
        "segments": "1",
        "created_at": at,
        "not_before": at,
        "attempts": "0",
        "reason": "''",
        "cost": "'KES 0.8000'",
        "sent_at": at,
        "settled_at": at,
    }
