from dataclasses import replace
from datetime import date, timedelta

import pytest

from smsgate.errors import InputError
from smsgate.i18n import translator
from smsgate.models import (
    AuditEntry,
    Employer,
    EmployerState,
    Role,
    Staff,
    Vacancy,
    VacancyState,
    VacancyWord,
    database,
)
from smsgate.services.imports.findings import Outcome, Report
from smsgate.services.imports.vacancies import VacancyImport, import_vacancies, verifier
from tests.conftest import NOON
from tests.plans import listening

HOW = VacancyImport(served=("16.11",), now=NOON, today=NOON.date())
HEADINGS = "title;employer;place;pay_min;pay_max;pay_per;education;openings;sector;inclusion;"
HEADINGS += "description;how_to_apply;contact;expires_on\n"


@pytest.fixture
def officer(db) -> Staff:
    return Staff.by_email("petugas.demo@smsgate.example")


def told(report: Report) -> list[str]:
    return [finding.sentence(translator("en")) for finding in report.findings]


def table(*rows: str) -> bytes:
    return (HEADINGS + "\n".join(rows) + "\n").encode()


def newest() -> Vacancy:
    return Vacancy.select().order_by(Vacancy.code.desc()).get()


def test_it_stores_a_whole_row(places) -> None:
    row = (
        "Kasir;Toko Sinar Pagi;Kebon Jati;2,5 jt;3 jt;bulan;SMA;2 orang;toko;difabel;"
        "Melayani pembeli.;Datang ke toko;81234567890;30/12/2026"
    )
    report = import_vacancies(table(row), places, HOW)
    assert (report.taken, report.published, told(report)) == (1, 0, [])
    vacancy = newest()
    assert vacancy.state == VacancyState.WAITING
    assert (vacancy.region_id, vacancy.area, vacancy.regency) == (
        "16.11.07.2005",
        "16.11.07",
        "16.11",
    )
    assert (vacancy.pay_min, vacancy.pay_max, vacancy.pay_per) == (2_500_000, 3_000_000, "month")
    assert (vacancy.education, vacancy.openings, vacancy.kind) == ("SMA", 2, "toko")
    assert (vacancy.inclusion, vacancy.contact) == ("difabel", "081234567890")
    assert vacancy.expires_on == date(2026, 12, 30)
    assert VacancyWord.select().where(VacancyWord.vacancy == vacancy).exists()
    assert vacancy.employer.state == EmployerState.WAITING


def test_it_takes_an_office_spreadsheet_as_it_comes(places, officer) -> None:
    text = (
        "DINAS TENAGA KERJA;;;;;;\nDAFTAR LOWONGAN NOVEMBER 2026;;;;;;\n\n"
        "No.;Nama Jabatan;Nama Perusahaan;Kecamatan;Gaji (Rp);;Berlaku s/d\n"
        ";;;;Minimal;Maksimal;\n(1);(2);(3);(4);(5);(6);(7)\n"
        '1;"Kasir\n(malam)";"Toko ""Caf\u00e9"" Ibu";Tebing Tinggi;Rp 2.500.000;Rp 3.000.000;30 Des 2026\n'
        "2;Pemanen sawit;PT Sawit Jaya;Saling;150rb/hari;-;46386\n"
    )
    report = import_vacancies(text.encode("cp1252"), places, replace(HOW, officer=officer))
    assert (report.taken, report.published, told(report)) == (2, 2, [])
    cashier = Vacancy.get(Vacancy.title == "Kasir (malam)")
    assert cashier.employer.name == 'Toko "Caf\u00e9" Ibu'
    assert (cashier.pay_min, cashier.pay_max) == (2_500_000, 3_000_000)
    assert cashier.expires_on == date(2026, 12, 30)
    assert (newest().pay_min, newest().pay_per, newest().kind) == (150_000, "day", "kebun")


def test_it_publishes_in_an_officers_name_and_verifies_the_employer(places, officer) -> None:
    import_vacancies(
        table("Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;"), places, replace(HOW, officer=officer)
    )
    vacancy = newest()
    assert vacancy.state == VacancyState.VERIFIED
    assert vacancy.verified_by == officer
    assert vacancy.published_seq > 0
    assert vacancy.employer.state == EmployerState.VERIFIED
    assert vacancy.employer.verified_by == officer


def test_the_audit_log_names_who_published_what_by_an_import(places, officer) -> None:
    rows = [f"{title};Toko Sinar Pagi;Saling;;;;;;;;;;;" for title in ("Kasir", "Penjaga")]
    import_vacancies(table(*rows), places, replace(HOW, officer=officer, check_only=True))
    assert not AuditEntry.select().exists()
    import_vacancies(table(*rows, *rows), places, replace(HOW, officer=officer))
    import_vacancies(table("Sopir;Toko Lain;Saling;;;;;;;;;;;"), places, HOW)
    assert [(one.actor, one.action) for one in AuditEntry.select().order_by(AuditEntry.id)] == [
        (officer.id, "employer.verify"),
        (officer.id, "vacancy.publish"),
        (officer.id, "vacancy.publish"),
    ]


def test_it_holds_back_and_names_what_reads_like_a_fraud(places, officer) -> None:
    row = "Admin;PT Besar;Saling;;;;;;;;Biaya administrasi 150rb;;;"
    report = import_vacancies(table(row), places, replace(HOW, officer=officer))
    assert (report.taken, report.published) == (1, 0)
    assert "Row 2: stays waiting, it reads like a fraud: minta biaya admin" in told(report)[0]
    assert newest().state == VacancyState.WAITING
    assert newest().employer.state == EmployerState.WAITING


def test_it_publishes_nothing_of_a_suspended_employer(places, officer) -> None:
    Employer.create(name="CV Nakal", state=EmployerState.SUSPENDED)
    report = import_vacancies(
        table("Sopir;cv nakal;Saling;;;;;;;;;;;"), places, replace(HOW, officer=officer)
    )
    assert report.published == 0
    assert "suspended" in told(report)[0]
    assert Employer.by_name("CV Nakal").state == EmployerState.SUSPENDED


def test_it_tells_every_fault_by_row_and_keeps_the_good_rows(places) -> None:
    report = import_vacancies(
        table(
            "Kasir;;Nirwana;abc;;minggu;dukun;banyak sekali;;;;;8.12E+11;11/30/2026",
            "Sopir;CV Maju Jaya;Sawah;3 jt;2 jt;;;;;;hub 081234567890;;;1/1/2026",
            "Guru;TK Ceria;Saling;3.500;;;;;;;;;;",
            "Penjahit;Ibu Yani;Saling;borongan;;;;3;astronaut;;;;;",
        ),
        places,
        HOW,
    )
    said = told(report)
    assert report.taken == 1
    assert report.count(Outcome.REFUSED) == 3
    assert [line.partition(":")[0] for line in said] == [
        "Row 2, contact",
        "Row 2, education",
        "Row 2, employer",
        "Row 2, expires_on",
        "Row 2, openings",
        "Row 2, pay_min",
        "Row 2, pay_per",
        "Row 2, place",
        "Row 3, place",
        "Row 4, pay_min",
        "Row 5, sector",
    ]
    assert "081234567890" not in "".join(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Sopir;CV Maju;Saling;3 jt;2 jt;;;;;;;;;", "the highest pay is below the lowest"),
        ("Sopir;CV Maju;Saling;2.000.000.000;;;;;;;;;;", "too much"),
        ("Sopir;CV Maju;Saling;;;;;;;;;;;23/11/2026", "over already"),
        ("Sopir;CV Maju;Saling;;;;;;;;;;;31/12/2099", "more than a year"),
        ("Sopir;CV Maju;Saling;;;;;;;;#REF!;;;", "error left by the spreadsheet"),
        (f"{'x' * 101};CV Maju;Saling;;;;;;;;;;;", "too long"),
    ],
)
def test_it_refuses_what_cannot_be_so(places, row: str, said: str) -> None:
    report = import_vacancies(table(row), places, HOW)
    assert report.taken == 0
    assert said in told(report)[0]


def test_it_leaves_an_undated_vacancy_open_for_thirty_days(places) -> None:
    import_vacancies(table("Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;"), places, HOW)
    assert newest().expires_on == NOON.date() + timedelta(days=30)


def test_it_recognises_a_double_in_the_file_and_in_the_table(places, officer) -> None:
    rows = table(
        "Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;",
        "KASIR;toko sinar pagi;Saling;;;;;;;;;;;",
        "Kasir;Toko Sinar Pagi;Pendopo;;;;;;;;;;;",
    )
    publish = replace(HOW, officer=officer)
    first = import_vacancies(rows, places, publish)
    later = replace(publish, now=NOON + timedelta(days=2), today=NOON.date() + timedelta(days=2))
    again = import_vacancies(rows, places, later)
    assert (first.taken, told(first)) == (2, ["Row 3: the same as row 2."])
    assert (again.taken, again.count(Outcome.SKIPPED)) == (0, 3)
    assert f"open already as {newest().code}" in told(again)[-1]


def test_it_publishes_what_waited_once_an_officer_vouches_for_it(places, officer) -> None:
    import_vacancies(table("Kasir;Toko Sinar Pagi;Saling;2 jt;;;;;;;;;;30/12/2026"), places, HOW)
    waiting = newest()
    rows = table("Kasir;Toko Sinar Pagi;Saling;2,4 jt;;;;;;;;;;30/12/2026")
    report = import_vacancies(rows, places, replace(HOW, officer=officer))
    assert (report.taken, report.published, newest().code) == (1, 1, waiting.code)
    assert (newest().state, newest().pay_min) == (VacancyState.VERIFIED, 2_400_000)


def test_it_does_not_revive_what_was_rejected(places, officer) -> None:
    rows = table("Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;30/12/2026")
    import_vacancies(rows, places, HOW)
    Vacancy.update(state=VacancyState.REJECTED).where(Vacancy.code == newest().code).execute()
    report = import_vacancies(rows, places, replace(HOW, officer=officer))
    assert "rejected before" in told(report)[0]
    assert newest().state == VacancyState.REJECTED


def test_it_writes_nothing_when_only_checking(places, officer) -> None:
    before = (Vacancy.select().count(), Employer.select().count())
    rows = table("Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;", "Kasir;;;;;;;;;;;;;")
    report = import_vacancies(rows, places, replace(HOW, officer=officer, check_only=True))
    assert (report.taken, report.count(Outcome.REFUSED)) == (1, 1)
    assert (Vacancy.select().count(), Employer.select().count()) == before


def test_it_keeps_the_other_rows_when_the_table_refuses_one(places, monkeypatch) -> None:
    add = Vacancy.add.__func__

    def refuse_one(cls, **columns):
        if columns["title"] == "Sopir":
            columns["mode"] = "by carrier pigeon"
        return add(cls, **columns)

    monkeypatch.setattr(Vacancy, "add", classmethod(refuse_one))
    rows = table("Sopir;CV Maju;Saling;;;;;;;;;;;", "Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;")
    report = import_vacancies(rows, places, HOW)
    assert report.taken == 1
    assert "Row 2: could not be stored" in told(report)[0]
    assert newest().title == "Kasir"


@pytest.mark.parametrize(
    ("email", "role", "disabled", "said"),
    [
        ("siapa@dinas.example", None, None, "Nobody"),
        ("tamu@dinas.example", Role.VIEWER, None, "may not verify"),
        ("dulu@dinas.example", Role.OFFICER, NOON, "Nobody"),
    ],
)
def test_it_lets_only_verifiers_vouch(db, email, role, disabled, said) -> None:
    if role:
        Staff.create(email=email, role=role, disabled_at=disabled)
    with pytest.raises(InputError, match=said):
        verifier(email)


def test_it_finds_a_verifier_however_the_address_is_written(officer) -> None:
    assert verifier("Petugas.Demo@smsgate.example") == officer


def test_it_reads_a_row_with_a_stray_quotation_mark_and_says_so(places) -> None:
    rows = table('"Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;', "Sopir;CV Maju;Pendpo;;;;;;;;;;;")
    report = import_vacancies(rows, places, HOW)
    assert report.taken == 2
    assert told(report) == [
        "Row 2: a quotation mark is not closed; the row was read as it stands.",
        "Row 3, place: taken for Pendopo.",
    ]


def test_it_remarks_on_conditions_that_shut_people_out_and_takes_the_row(places) -> None:
    row = "Kasir;Toko Sinar Pagi;Saling;;;;;;;;Wanita berpenampilan menarik, maks 25 th.;;;"
    report = import_vacancies(table(row), places, HOW)
    assert report.taken == 1
    assert [line.partition(": looks")[0].partition(": an")[0] for line in told(report)] == [
        'Row 2, description: "berpenampilan menarik"',
        'Row 2, description: "maks 25 th"',
    ]


def test_it_takes_its_employers_before_a_place_in_the_order(places, officer) -> None:
    """As an approval does: in two orders they could wait for each other for ever."""
    if not database.for_update:
        return
    rows = table("Kasir;Toko Sinar Pagi;Saling;;;;;;;;;;;", "Sopir;CV Maju;Saling;;;;;;;;;;;")
    with listening(database.obj) as seen:
        import_vacancies(rows, places, replace(HOW, officer=officer))
    asked = [sql for sql, _ in seen]
    locks = [at for at, sql in enumerate(asked) if '"employer"' in sql and "FOR UPDATE" in sql]
    counted = [at for at, sql in enumerate(asked) if 'UPDATE "counter"' in sql]
    assert locks
    assert counted
    assert max(locks) < min(counted)
