"""The commands an office begins with, on the database of a province."""

import pytest

pytestmark = pytest.mark.postgres

VACANCIES = "Jabatan;Perusahaan;Kecamatan\nKasir;Toko Sinar Pagi;Saling\nSopir;;Saling\n"
PEOPLE = "No HP;Kecamatan;Tgl Setuju\n81234567890;Saling;1/11/2025\n81234567891;Saling;\n"


@pytest.fixture
def province(smsgate, environment, monkeypatch, postgresql_url):
    """An empty PostgreSQL database behind the commands, and two tables to import."""
    monkeypatch.setenv("SMSGATE_DATABASE_URL", postgresql_url)
    (environment / "vacancies.csv").write_text(VACANCIES)
    (environment / "people.csv").write_text(PEOPLE)
    return smsgate


def test_it_asks_for_init_first(province) -> None:
    assert "Run: smsgate init" in province("text", "081273000001", "LOKER").stderr
    assert "Not migrated" in province("doctor").stdout


def test_it_imports_and_answers(province) -> None:
    assert province("init", "--demo").exit_code == 0
    assert "PostgreSQL, migrated" in province("doctor").stdout
    officer = ("--verified-by", "petugas.demo@smsgate.example")
    vacancies = province("import", "vacancies", "vacancies.csv", *officer)
    assert "1 published" in vacancies.stdout
    assert "Row 3, employer" in vacancies.stderr
    again = province("import", "vacancies", "vacancies.csv", *officer)
    assert "0 taken, 1 skipped, 1 refused" in again.stdout
    people = province("import", "subscribers", "people.csv")
    assert "numbers asked for consent 1" in people.stdout
    assert "Toko Sinar Pagi" in province("text", "081273000001", "LOKER SALING").stdout
    assert "Saling" in province("text", "081234567891", "SETUJU").stdout
    assert province("dial", "081273000001", "1").exit_code == 0
