import json

from smsgate.models import UssdSession, open_database

PHONE = "081273000001"


def test_it_shows_one_screen_after_another(ready) -> None:
    result = ready("dial", PHONE, "1", "1")
    assert result.exit_code == 0
    first, second, third = result.stdout.split("\n\n")
    assert "1 Cari kerja" in first
    assert "Seluruh Empat Lawang" in second
    assert "1 " in third
    assert "CON" not in result.stdout


def test_it_sends_everything_typed_so_far(ready, environment) -> None:
    ready("dial", PHONE, "1", "1")
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert UssdSession.get().transcript == "1*1"


def test_it_prints_json(ready) -> None:
    session = json.loads(ready("dial", PHONE, "1", "--json").stdout)
    assert [screen["key"] for screen in session["screens"]] == ["", "1"]
    assert [screen["end"] for screen in session["screens"]] == [False, False]


def test_it_talks_in_the_terminal_until_the_person_hangs_up(ready, environment) -> None:
    result = ready("dial", PHONE, stdin="1\n")
    assert result.stdout.count("> ") == 2
    assert "Seluruh Empat Lawang" in result.stdout
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert UssdSession.get().transcript == "1"


def test_it_says_that_a_number_is_none(ready) -> None:
    result = ready("dial", "TELKOMSEL")
    assert result.stdout.endswith("[end]\n")
