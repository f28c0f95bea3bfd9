"""A province for the benchmarks: 100 real kecamatan, and as many people and vacancies as wanted."""

from datetime import date, timedelta

from scripts.benchmarks.bulk import count, insert, literal, mod, unchecked
from smsgate.config import WIB
from smsgate.migrations import migrate
from smsgate.models import Contact, Counter, Vacancy, database, utcnow
from smsgate.models.counter import PUBLISHED_SEQ, VACANCY_CODE
from smsgate.services import seed

SERVED = ("16.01", "16.02", "16.03", "16.05", "16.06", "16.11", "16.73")
"""Seven regencies of South Sumatra that have 100 kecamatan together."""

DISTRICTS = 100
FILTERS = ("", "sopir", "toko")
ENGLISH = 20
"""One in so many reads English."""

GATEWAY = "africastalking"
OPEN_DAYS = 20

_OWN = frozenset(
    {"code", "region_id", "area", "regency", "expires_on", "verified_at", "published_seq"}
)


def today() -> date:
    """The local date."""
    return utcnow().astimezone(WIB).date()


def found() -> None:
    """An empty database becomes the province, without people. Its demo vacancies are the pattern of all."""
    migrate(database.obj)
    seed.load_regions()
    seed.load_demo(today(), WIB, SERVED)
    districts = f"level = 'kecamatan' AND SUBSTR(code, 1, 5) IN {SERVED}"
    _numbered("bench_district", f"region WHERE {districts}")
    is_open = f"state = 'verified' AND expires_on >= {literal(today())}"
    _numbered("bench_pattern", f"vacancy WHERE {is_open}")
    assert count("bench_district") == DISTRICTS


def phone(number: int) -> str:
    """The number of one of the people, counted from 0."""
    return f"+62840{number:09}"


def people(wanted: int) -> None:
    """So many people in all, each with one subscription: a kecamatan, and a kind of work or all."""
    now, turn = literal(utcnow()), f"(i / {DISTRICTS})"
    kinds = " ".join(f"WHEN {n} THEN '{kind}'" for n, kind in enumerate(FILTERS))
    kind = f"CASE {mod(turn, len(FILTERS))} {kinds} END"
    language = f"CASE {mod(turn, ENGLISH)} WHEN 7 THEN 'en' ELSE 'id' END"
    contact = {
        "phone": "'+62840' || SUBSTR(CAST(1000000000 + i AS TEXT), 2)",
        "language": language,
        "gateway": f"'{GATEWAY}'",
        "created_at": now,
        "follows": f"{language} || '|' || code || ':' || {kind}",
    }
    with unchecked():
        district = f"JOIN bench_district ON n = {mod('i', DISTRICTS)}"
        insert("contact", contact, district, Contact.select().count(), wanted)
        _subscribe(now)


def _subscribe(now: str) -> None:
    """A person and a subscription for every contact that has none."""
    newest = "(SELECT COALESCE(MAX({}), 0) FROM {})".format
    database.execute_sql(
        f"INSERT INTO person (contact_id, created_at) SELECT id, {now} FROM contact "
        f"WHERE id > {newest('contact_id', 'person')} ORDER BY id"
    )
    database.execute_sql(
        "INSERT INTO subscription (person_id, place, kind, state, consent_at, consent_how, "
        "consent_source, consent_words, created_at, ended_how) "
        f"SELECT person.id, SUBSTR(follows, 4, 8), SUBSTR(follows, 13), 'active', {now}, 'sms', "
        f"'', '', {now}, '' FROM person JOIN contact ON contact.id = contact_id "
        f"WHERE person.id > {newest('person_id', 'subscription')} ORDER BY person.id"
    )


def vacancies(wanted: int) -> None:
    """So many open vacancies in all, spread over the kecamatan and published within the last hours."""
    code, seq = Counter.current(VACANCY_CODE) + 1, Counter.current(PUBLISHED_SEQ) + 1
    own = {
        "code": f"{code} + i",
        "published_seq": f"{seq} + i",
        "region_id": "district.code",
        "area": "district.code",
        "regency": "SUBSTR(district.code, 1, 5)",
        "expires_on": literal(today() + timedelta(days=OPEN_DAYS)),
        "verified_at": literal(utcnow() - timedelta(hours=3)),
    }
    copied = {name: f"v.{name}" for name in Vacancy._meta.columns if name not in _OWN}
    district = f"JOIN bench_district district ON district.n = {mod('i', DISTRICTS)}"
    turn = mod(f"(i / {DISTRICTS})", count("bench_pattern"))
    pattern = f"JOIN bench_pattern pattern ON pattern.n = {turn}"
    more = max(0, wanted - Vacancy.select().where(Vacancy.open_on(today())).count())
    with unchecked():
        like = "JOIN vacancy v ON v.code = pattern.code"
        insert("vacancy", own | copied, f"{district} {pattern} {like}", 0, more)
        word = {"word": "w.word", "vacancy_id": f"{code} + i", "weight": "w.weight"}
        has = "JOIN vacancy_word w ON w.vacancy_id = pattern.code"
        insert("vacancy_word", word, f"{pattern} {has}", 0, more)
        for name, first in ((VACANCY_CODE, code), (PUBLISHED_SEQ, seq)):
            Counter.update(value=first + more - 1).where(Counter.name == name).execute()


def _numbered(name: str, source: str) -> None:
    row = "CAST(ROW_NUMBER() OVER (ORDER BY code) - 1 AS INTEGER) AS n, code"
    database.execute_sql(f"CREATE TABLE {name} AS SELECT {row} FROM {source}")
    database.execute_sql(f"CREATE UNIQUE INDEX {name}_n ON {name} (n)")
