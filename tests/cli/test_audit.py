import re

import pytest

from smsgate.models import AuditEntry, Counter, database
from smsgate.models.connection import connected
from smsgate.models.counter import AUDIT_ENTRY


def test_it_says_that_the_log_is_whole(ready) -> None:
    ready("staff", "add", "rina@dinas.example", "--role", "verifier")
    result = ready("audit", "verify")
    assert result.exit_code == 0
    said, keep = result.stdout.splitlines()
    assert said == "The audit log is whole: 1 entries, none changed, removed or put in."
    assert re.fullmatch(r"Keep this elsewhere: 1:[0-9a-f]{64}", keep)


def test_it_knows_a_log_that_was_written_anew(ready, config) -> None:
    ready("staff", "add", "rina@dinas.example", "--role", "verifier")
    seal = ready("audit", "verify").stdout.split()[-1]
    ready("staff", "add", "ani@dinas.example", "--role", "viewer")
    assert ready("audit", "verify", "--kept", seal).exit_code == 0
    with connected(config.database_url):
        database.execute_sql("DROP TRIGGER audit_entry_no_update")
        database.execute_sql("DROP TRIGGER audit_entry_no_delete")
        AuditEntry.delete().execute()
        Counter.update(value=0).where(Counter.name == AUDIT_ENTRY).execute()
    ready("staff", "disable", "ani@dinas.example")
    assert ready("audit", "verify").exit_code == 0
    for other in (seal, "1", "one:two", ""):
        result = ready("audit", "verify", "--kept", other)
        assert result.exit_code == 1
        assert (
            result.stderr == f"Error: The audit log was written anew: it does not hold {other}.\n"
        )


def test_it_fails_with_a_sentence_where_it_breaks(ready, config) -> None:
    ready("staff", "add", "rina@dinas.example", "--role", "verifier")
    with connected(config.database_url):
        database.execute_sql("DROP TRIGGER audit_entry_no_update")
        AuditEntry.update(actor_name="nobody").execute()
    result = ready("audit", "verify")
    assert result.exit_code == 1
    assert result.stderr == "Error: The audit log is broken: entry 1 was changed.\n"


@pytest.mark.parametrize("arguments", [("audit",), ("audit", "mend")])
def test_it_knows_no_other_way(ready, arguments) -> None:
    assert ready(*arguments).exit_code == 2
