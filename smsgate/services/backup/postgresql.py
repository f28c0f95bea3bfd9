"""PostgreSQL: dumped by its own programs from one snapshot, and put back in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg
from peewee import Database
from psycopg import sql

from smsgate.config import Config
from smsgate.errors import SmsgateError
from smsgate.models import ALL
from smsgate.models.connection import APPLICATION_NAME
from smsgate.models.counter import RESTORED_AT
from smsgate.services.backup import programs
from smsgate.services.backup.archive import Note, extract, workplace

SCHEMA = "public"
LOCK_SECONDS = 10
"""So long a table may be held by somebody else before the whole is given up."""

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename"
GOODBYE_SECONDS, LOOK_SECONDS = 2, 0.1
"""A server shows a connection a moment longer than it lasts: whoever just stopped is not at work."""

_OTHERS = """SELECT DISTINCT coalesce(host(client_addr), 'this machine') FROM pg_stat_activity
WHERE datname = current_database() AND application_name = %s"""
_FUNCTIONS = """SELECT DISTINCT p.oid::regprocedure::text, pg_get_functiondef(p.oid) FROM pg_trigger t
JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE NOT t.tgisinternal AND n.nspname = %s ORDER BY 1"""


def _others(config: Config) -> list[str]:
    with psycopg.connect(programs.conninfo(config.database_url)) as database:
        return [where for (where,) in database.execute(_OTHERS, (APPLICATION_NAME,))]


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Only when no process of ours is connected, on whatever machine. Raises SmsgateError."""
    others = _others(config)
    end = monotonic() + GOODBYE_SECONDS
    while others and monotonic() < end:
        sleep(LOOK_SECONDS)
        others = _others(config)
    if others:
        raise SmsgateError(
            f"smsgate is at work on this database ({', '.join(others)}). Stop all its processes first "
            "(Ctrl-C, or systemctl stop smsgate-web smsgate-worker), then restore again."
        )
    yield


def functions(database: Database) -> list[str]:
    """What our triggers call: a dump of tables has the triggers, but not these."""
    return [text for _name, text in database.execute_sql(_FUNCTIONS, (SCHEMA,))]


def copy(config: Config, target: Path) -> None:
    """A copy as of one moment: writers go on meanwhile, and are not in it. Raises SmsgateError."""
    with psycopg.connect(programs.conninfo(config.database_url)) as database:
        program = programs.find("pg_dump", database.info.server_version)
        tables = [name for (name,) in database.execute(_TABLES, (SCHEMA,))]
    only = [f'--table={SCHEMA}."{name}"' for name in tables]
    own = ["--format=custom", "--no-owner", "--no-privileges"]
    with programs.address(config.database_url, target.parent) as name, target.open("xb") as out:
        programs.run([program, *own, *only, name], out, target.parent)


def put(config: Config, file: Path, note: Note) -> None:
    """Exchange the tables for those in `file`, marked as restored.

    Raises SmsgateError, and changed nothing.
    """
    with psycopg.connect(programs.conninfo(config.database_url)) as database:
        restore, client = (
            programs.find(name, database.info.server_version) for name in ("pg_restore", "psql")
        )
        former = [name for name, _text in database.execute(_FUNCTIONS, (SCHEMA,))]
    config.data_dir.mkdir(parents=True, exist_ok=True)
    with (
        workplace(config.data_dir) as parts,
        programs.address(config.database_url, parts) as name,
    ):
        dump = parts / "dump"
        extract(file, dump)
        entering = [client, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-", name]
        with programs.fed(entering, parts) as script:
            script.write(_before(note, former))
            script.flush()
            own = ["--no-owner", "--no-privileges", "--file=-"]
            programs.run([restore, *own, str(dump)], script, parts)
            script.write(_after(note))


def _before(note: Note, former: list[str]) -> bytes:
    """Our tables go, of whatever version, with what only their triggers call; what else there is stays."""
    ours = {model._meta.table_name for model in ALL} | set(note.tables)
    names = sql.SQL(", ").join(sql.Identifier(SCHEMA, name) for name in sorted(ours))
    drop = sql.SQL("BEGIN; SET lock_timeout = {}; DROP TABLE IF EXISTS {};\n")
    written = [drop.format(sql.Literal(f"{LOCK_SECONDS}s"), names).as_string()]
    written += [f"DROP FUNCTION {name};" for name in former]
    written += [f"{text.strip()};" for text in note.functions]
    return "".join(f"{statement}\n" for statement in written).encode()


def _after(note: Note) -> bytes:
    """Without what is said here nothing of it counts."""
    mark = sql.SQL("INSERT INTO {} (name, value) VALUES ({}, {}); ANALYZE; COMMIT;\n")
    at = int(note.made_at.timestamp())
    counter = sql.Identifier(SCHEMA, "counter")
    return mark.format(counter, sql.Literal(RESTORED_AT), sql.Literal(at)).as_bytes()
