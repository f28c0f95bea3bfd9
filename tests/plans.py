"""How a database would carry a statement out: by an index, or by reading a table from end to end."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from peewee import Database, SqliteDatabase

Statement = tuple[str, Any]

OF_WHAT_WAITS = "outbound_message_retried"
"""An index of few rows: to read the whole of it is no walk."""


@contextmanager
def listening(db: Database) -> Iterator[list[Statement]]:
    """What is asked of the database within the block."""
    seen: list[Statement] = []

    def listen(event: Any) -> None:
        seen.append((event.sql, event.params))

    db.query_hooks.append(listen)
    try:
        yield seen
    finally:
        db.query_hooks.remove(listen)


def read_whole(db: Database, statements: list[Statement]) -> set[str]:
    """The tables that some of the statements read from end to end, if only by an index.

    PostgreSQL, whose tables are small in a test, is told to avoid that where any index can serve.
    """
    if isinstance(db, SqliteDatabase):
        return _tables(db) & {name for one in statements for name in _walked_by_sqlite(db, one)}
    with db.atomic():
        db.execute_sql("SET LOCAL enable_seqscan = off")
        return {table for one in statements for table in _walked_by_postgresql(db, one)}


def _tables(db: Database) -> set[str]:
    return set(db.get_tables())


def _walked_by_sqlite(db: Database, statement: Statement) -> list[str]:
    sql, params = statement
    plan = [row[3] for row in db.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params)]
    tables = {alias: table for table, alias in re.findall(r'"(\w+)" AS "(\w+)"', sql)}
    limited = sql.endswith("LIMIT ?")
    walks = [
        step.split()[1]
        for step in plan
        if step.startswith("SCAN") and OF_WHAT_WAITS not in step
        if not (limited and "USING" in step)
    ]
    return [tables.get(name, name) for name in walks]


def _walked_by_postgresql(db: Database, statement: Statement) -> list[str]:
    sql, params = statement
    (told,) = db.execute_sql(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchone()
    plan = json.loads(told) if isinstance(told, str) else told
    return [node["Relation Name"] for node in _nodes(plan[0]["Plan"]) if _is_walk(node)]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All but what a limit cuts short."""
    yield node
    for child in node.get("Plans", ()):
        if node["Node Type"] != "Limit" or "Sort" in child["Node Type"]:
            yield from _nodes(child)


def _is_walk(node: dict[str, Any]) -> bool:
    if node["Node Type"] == "Seq Scan":
        return True
    by_index = "Scan" in node["Node Type"] and "Relation Name" in node
    return by_index and not (
        "Index Cond" in node or "Recheck Cond" in node or node.get("Index Name") == OF_WHAT_WAITS
    )
