"""A table uploaded, checked, mended in the page and imported: once, whatever is cut off or repeated."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import translator
from smsgate.models import (
    AuditEntry,
    Staff,
    Upload,
    UploadFinding,
    UploadState,
    Vacancy,
    VacancyState,
    utcnow,
)
from smsgate.services import uploads
from smsgate.services.imports import vacancies
from smsgate.services.imports.decoding import LARGEST_UPLOAD

HEAD = "title,employer,place,pay_min,contact\n"
GOOD = "Kasir sore,Toko Uji Coba,Pendopo,2500000,0812-0000-1234\n"
BAD = "Sopir truk,CV Uji Coba,Atlantis,banyak,0812-0000-1234\n"
FRAUD = "Admin online,PT Uji Coba,Pendopo,,Transfer biaya pendaftaran dulu\n"
_ = translator("en")


def keep(officer: Staff, *rows: str, publish: bool = False, head: str = HEAD) -> Upload:
    content = (head + "".join(rows)).encode()
    return uploads.receive(content, "loker.csv", officer, utcnow(), publish=publish)


def again(upload: Upload) -> Upload:
    return Upload.get_by_id(upload.id)


def ours() -> list[Vacancy]:
    query = Vacancy.select().order_by(Vacancy.code)
    return [row for row in query if row.employer.name.endswith("Uji Coba")]


def test_it_says_row_by_row_what_is_wrong_and_writes_nothing(
    officer: Staff, config: Config
) -> None:
    upload = keep(officer, GOOD, BAD, GOOD)
    assert uploads.work(upload, config)
    checked = again(upload)
    assert (checked.state, checked.rows, checked.read) == (UploadState.CHECKED, 3, 3)
    assert (checked.taken, checked.refused, checked.skipped) == (1, 1, 1)
    (fault,) = uploads.faults(checked, _)
    assert (fault.row, fault.title, fault.employer) == (3, "Sopir truk", "CV Uji Coba")
    assert {column: cell for column, (cell, _why) in fault.columns.items()} == {
        "place": "Atlantis",
        "pay_min": "banyak",
    }
    (remark,) = uploads.remarks(checked, _)
    assert remark.reasons[0].sentence == "the same as row 2."
    assert len(list(uploads.every_finding(checked, _))) == 3
    assert ours() == []


def test_cells_mended_in_the_page_are_kept_and_taken(officer: Staff, config: Config) -> None:
    upload = keep(officer, GOOD, BAD)
    uploads.work(upload, config)
    assert uploads.mend(again(upload), {(3, "place"): "Pendopo"}, publish=False)
    uploads.work(again(upload), config)
    (fault,) = uploads.faults(again(upload), _)
    assert list(fault.columns) == ["pay_min"]
    assert uploads.mend(again(upload), {(3, "pay_min"): "", (3, "code"): "1"}, publish=False)
    uploads.work(again(upload), config)
    assert (again(upload).refused, again(upload).taken) == (0, 2)
    assert uploads.begin_import(again(upload))
    uploads.work(again(upload), config)
    assert [(row.title, row.area, row.pay_min) for row in ours()] == [
        ("Kasir sore", "16.11.02", 2_500_000),
        ("Sopir truk", "16.11.02", None),
    ]


def test_it_imports_once_and_writes_that_down(officer: Staff, config: Config) -> None:
    upload = keep(officer, GOOD)
    assert not uploads.begin_import(upload)
    uploads.work(upload, config)
    assert uploads.begin_import(again(upload))
    assert not uploads.begin_import(again(upload))
    assert uploads.work(again(upload), config)
    assert not uploads.work(again(upload), config)
    assert not uploads.mend(again(upload), {}, publish=True)
    done = again(upload)
    assert (done.state, done.taken, done.published) == (UploadState.DONE, 1, 0)
    assert [row.state for row in ours()] == [VacancyState.WAITING]
    entry = AuditEntry.get(AuditEntry.action == "vacancy.import")
    assert (entry.after["taken"], entry.after["published"]) == (1, 0)


def test_it_publishes_in_somebodys_name_all_but_what_reads_like_a_fraud(
    officer: Staff, config: Config
) -> None:
    upload = keep(officer, GOOD, FRAUD, publish=True)
    uploads.work(upload, config)
    assert "reads like a fraud" in uploads.remarks(again(upload), _)[0].reasons[0].sentence
    uploads.begin_import(again(upload))
    uploads.work(again(upload), config)
    assert {row.title: (row.state, row.verified_by) for row in ours()} == {
        "Kasir sore": (VacancyState.VERIFIED, officer),
        "Admin online": (VacancyState.WAITING, None),
    }


def test_who_may_not_verify_publishes_nothing(db: Database) -> None:
    viewer = Staff.create(email="tamu@disnaker.example", role="viewer")
    upload = keep(viewer, GOOD, publish=True)
    assert not upload.publish
    Upload.update(state=UploadState.CHECKED).execute()
    uploads.mend(again(upload), {}, publish=True)
    assert not again(upload).publish


def test_an_officer_of_some_districts_imports_only_there(db: Database, config: Config) -> None:
    limited = Staff.create(email="ani@disnaker.example", role="officer", districts=["16.11.09"])
    upload = keep(limited, GOOD, GOOD.replace("Pendopo", "Saling"))
    uploads.work(upload, config)
    (fault,) = uploads.faults(again(upload), _)
    assert (fault.row, list(fault.columns)) == (2, ["place"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", "workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (b"  \n", "empty"),
        (b"x" * (LARGEST_UPLOAD + 1), "5 MB"),
    ],
)
def test_what_is_no_table_is_refused_at_once(officer: Staff, content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        uploads.receive(content, "x", officer, utcnow(), publish=False)
    assert Upload.select().count() == 0


def test_a_table_without_the_headings_is_refused_when_it_is_read(
    officer: Staff, config: Config
) -> None:
    upload = keep(officer, "a,b,c\n", head="x,y,z\n")
    assert uploads.work(upload, config)
    assert again(upload).state == UploadState.UNREADABLE
    assert again(upload).said["values"]["missing"] == "title, employer, place"


def test_broken_letters_and_formulas_are_read_as_they_stand(officer: Staff, config: Config) -> None:
    row = '"=HYPERLINK(""http://x"")",Caf\xe9 Uji Coba,Pendopo,,\n'
    content = (HEAD + row).encode("cp1252")
    upload = uploads.receive(content, "x", officer, utcnow(), publish=False)
    uploads.work(upload, config)
    uploads.begin_import(again(upload))
    uploads.work(again(upload), config)
    assert [(row.title, row.employer.name) for row in ours()] == [
        ('=HYPERLINK("http://x")', "Café Uji Coba")
    ]


def test_a_killed_worker_is_followed_by_another(
    officer: Staff, config: Config, monkeypatch: pytest.MonkeyPatch, time_machine
) -> None:
    monkeypatch.setattr(vacancies, "CHUNK", 1)
    rows = [GOOD.replace("sore", str(number)) for number in range(3)]
    upload = keep(officer, *rows)
    uploads.work(upload, config)
    uploads.begin_import(again(upload))

    def killed(vacancy: Vacancy) -> None:
        if vacancy.title == "Kasir 1":
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(vacancies, "index_words", killed)
        with pytest.raises(KeyboardInterrupt):
            uploads.work(again(upload), config)
    assert (again(upload).read, len(ours())) == (1, 1)
    assert not uploads.work(again(upload), config)
    assert uploads.pending(utcnow()) == []
    time_machine.move_to(utcnow() + timedelta(minutes=3))
    assert uploads.pending(utcnow()) == [upload]
    assert uploads.work(again(upload), config)
    assert [row.title for row in ours()] == [f"Kasir {number}" for number in range(3)]
    assert (again(upload).taken, again(upload).skipped) == (3, 0)


def test_a_worker_asked_to_stop_lets_go_after_a_step(
    officer: Staff, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vacancies, "CHUNK", 1)
    upload = keep(officer, GOOD, BAD)
    assert not uploads.work(upload, config, lambda: False)
    assert uploads.pending(utcnow()) == [upload]
    assert uploads.work(upload, config)
    assert (again(upload).read, UploadFinding.select().count()) == (2, 2)


def test_it_is_forgotten_after_a_day_and_is_nobody_elses(officer: Staff) -> None:
    upload, now = keep(officer, GOOD), utcnow()
    other = Staff.create(email="budi@disnaker.example", role="officer")
    assert uploads.of(upload.token, officer, now) == upload
    assert uploads.of(upload.token, other, now) is None
    assert uploads.of("guessed", officer, now) is None
    tomorrow = now + timedelta(hours=25)
    assert uploads.of(upload.token, officer, tomorrow) is None
    assert (uploads.drop_old(now), uploads.drop_old(tomorrow)) == (0, 1)
