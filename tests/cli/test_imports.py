import json
from pathlib import Path

import pytest

from smsgate.models import Staff, Vacancy, open_database

OFFICER = "petugas.demo@smsgate.example"
ROWS = (
    "Jabatan;Perusahaan;Kecamatan;Kontak;NIK\n"
    "Kasir;Toko Sinar Pagi;Saling;081234567890;1\nSopir;;Sawah;;\n"
)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "lowongan.csv"
    path.write_text(ROWS)
    return str(path)


def count(environment: Path) -> int:
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        return Vacancy.select().count()


def test_it_keeps_the_good_rows_and_fails_for_the_bad(ready, environment, table) -> None:
    before = count(environment)
    result = ready("import", "vacancies", table)
    assert result.exit_code == 1
    assert result.stdout == (
        "Rows: 1 taken, 0 skipped, 1 refused; vacancies: 0 published, 1 waiting.\n"
    )
    assert result.stderr.splitlines()[0] == "Columns left out: NIK"
    assert "Row 3, employer: must not be empty." in result.stderr
    assert "Row 3, place" in result.stderr
    assert count(environment) == before + 1


def test_it_only_checks(ready, environment, table) -> None:
    before = count(environment)
    result = ready("import", "vacancies", table, "--check", "--language", "id")
    assert "1 would be taken" in result.stdout
    assert "Baris 3, employer: tidak boleh kosong." in result.stderr
    assert count(environment) == before


def test_it_publishes_in_an_officers_name(ready, table) -> None:
    result = ready("import", "vacancies", table, "--verified-by", OFFICER)
    assert "1 published, 0 waiting" in result.stdout
    assert "Toko Sinar Pagi" in ready("text", "081273000001", "LOKER SALING").stdout


def test_it_says_who_may_not_vouch(ready, table) -> None:
    result = ready("import", "vacancies", table, "--verified-by", "siapa@dinas.example")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nobody on the staff" in result.stderr


def test_it_asks_people_and_takes_their_answer(ready, tmp_path) -> None:
    people = tmp_path / "warga.csv"
    people.write_text("No HP,Kecamatan\n81234567890,Saling\n")
    result = ready("import", "subscribers", str(people))
    assert result.exit_code == 0
    assert "numbers asked for consent 1" in result.stdout
    agreed = json.loads(ready("text", "081234567890", "SETUJU", "--json").stdout)
    assert "Saling" in agreed["replies"][0]["text"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04", "workbook"), (b"", "empty"), (b"a,b\n1,2\n", "No header row")],
)
def test_it_says_what_is_wrong_with_a_file(ready, tmp_path, content: bytes, said: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    result = ready("import", "regions", str(path))
    assert result.exit_code == 1
    assert said in result.stderr


def test_it_needs_a_file_that_is_there(ready) -> None:
    assert ready("import", "vacancies", "nosuch.csv").exit_code == 2


def test_it_does_not_use_a_disabled_account(ready, environment, table) -> None:
    assert ready("staff", "disable", OFFICER).exit_code == 0
    assert ready("import", "vacancies", table, "--verified-by", OFFICER).exit_code == 1
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert Staff.by_email(OFFICER).disabled_at is not None
