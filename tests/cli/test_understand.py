import json

import pytest


def meanings(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_it_needs_no_database_and_makes_none(smsgate, environment) -> None:
    result = smsgate("understand", "--json", "ada loker supir di pendopo?")
    assert result.exit_code == 0
    (meaning,) = meanings(result)
    assert list(meaning) == ["text", "intent", "place", "code", "terms", "rest", "confidence"]
    assert (meaning["intent"], meaning["place"]) == ("search", "16.11.02")
    assert (meaning["code"], meaning["terms"]) == (None, ["sopir"])
    assert not (environment / "smsgate.db").exists()


def test_it_prints_one_meaning_for_each_line_of_stdin(smsgate) -> None:
    stdin = "LOKER PALEMBANG\r\n\n\xff1023\nLOKER LUAR".encode("latin-1")
    result = smsgate("understand", "--json", "-", stdin=stdin)
    assert [meaning["place"] for meaning in meanings(result)] == ["16.71", None, None, "LUAR"]
    assert meanings(result)[0]["text"] == "LOKER PALEMBANG"


def test_it_takes_each_argument_for_a_text(smsgate) -> None:
    result = smsgate("understand", "--json", "STOP", "1023")
    assert [meaning["intent"] for meaning in meanings(result)] == ["unsubscribe", "detail"]
    assert meanings(result)[1]["code"] == "1023"


def test_it_says_why(smsgate) -> None:
    result = smsgate("understand", "-v", "loker sawah")
    assert "search" in result.stdout
    assert "16.11.01.2022, 16.11.09.2006" in result.stdout
    assert len(result.stdout.splitlines()) > 2


def test_it_knows_the_places_of_the_database(ready, tmp_path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("code,level,name\n16.11.01.2099,desa,Antah Berantah\n")
    assert ready("import", "regions", str(places)).exit_code == 0
    (meaning,) = meanings(ready("understand", "--json", "LOKER ANTAH BERANTAH"))
    assert meaning["place"] == "16.11.01"


def test_it_reads_without_the_database_when_that_is_broken(smsgate, environment) -> None:
    (environment / "smsgate.db").write_bytes(b"this is no database" * 99)
    (meaning,) = meanings(smsgate("understand", "--json", "LOKER SALING"))
    assert meaning["place"] == "16.11.09"


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_it_needs_a_text(smsgate, arguments) -> None:
    assert smsgate("understand", *arguments).exit_code == 2


def test_it_tells_a_meaning_in_words(smsgate) -> None:
    told = smsgate(
        "understand", "loker sopir palembang", "LAPOR 1023 minta uang", "LOKER LUAR"
    ).stdout
    assert "place 16.71 Kota Palembang, terms sopir" in told
    assert "report (" in told
    assert "code 1023" in told
    assert "place LUAR" in told
