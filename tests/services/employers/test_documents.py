from io import BytesIO
from pathlib import Path

import pytest

from smsgate.errors import InputError
from smsgate.models import AuditEntry, EmployerDocument, Staff
from smsgate.services.employers import documents
from tests.conftest import NOON
from tests.services.office import employer, officer

PDF = b"%PDF-1.7\n" + b"x" * 100
PNG = b"\x89PNG\r\n\x1a\nrest"
JPEG = b"\xff\xd8\xff\xe0rest"


@pytest.fixture
def ani(db) -> Staff:
    return officer("Ani")


def keep(ani: Staff, folder: Path, data: bytes = PDF, name: str = "NIB.pdf", whose=None):
    return documents.keep(whose or employer(), name, BytesIO(data), ani, folder, NOON)


def test_it_keeps_a_paper_for_itself_alone_and_gives_it_back(ani, tmp_path: Path) -> None:
    paper = keep(ani, tmp_path, PDF, "../../etc/NIB.docx")
    assert (paper.name, paper.kind, paper.size) == ("NIB.pdf", "pdf", len(PDF))
    assert paper.staff == ani
    path = documents.opened(paper, ani, tmp_path, NOON)
    assert path == tmp_path / "documents" / paper.stored
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o077 == 0
    assert "NIB" not in path.name
    actions = [entry.action for entry in AuditEntry.select()]
    assert actions == ["employer.document_add", "employer.document_open"]


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpeg")])
def test_it_knows_a_paper_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert documents.kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00", "no PDF"),
        (b"<html>%PDF-", "no PDF"),
        (b"GIF89a", "no PDF"),
        (b"%PDF-" + b"x" * documents.LARGEST, "5 MB"),
    ],
)
def test_it_refuses_what_is_no_paper_or_too_big(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        documents.kind_of(data)


def test_a_refused_paper_leaves_no_file(ani, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        keep(ani, tmp_path / "kept", b"MZ", "surat.pdf")
    assert not (tmp_path / "kept").exists()
    assert not EmployerDocument.select().exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Temp\\nib.PDF", "nib.pdf"),
        ("surat izin.docx", "surat izin.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ('"><script>.pdf', "script.pdf"),
        ("...", "dokumen.pdf"),
        ("", "dokumen.pdf"),
        ("KTP 1611010101900001.pdf", "KTP [NIK disamarkan].pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_it_makes_a_harmless_name_of_any(name: str, shown: str) -> None:
    assert documents.clean_name(name, "pdf") == shown


def test_the_same_paper_twice_is_one(ani, tmp_path: Path) -> None:
    one = employer()
    assert keep(ani, tmp_path, whose=one) == keep(ani, tmp_path, name="lagi.pdf", whose=one)
    assert len([*(tmp_path / "documents").iterdir()]) == 1


def test_it_keeps_no_more_than_some(ani, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST", 1)
    one = employer()
    keep(ani, tmp_path, whose=one)
    with pytest.raises(InputError, match="Remove one"):
        keep(ani, tmp_path, PNG, whose=one)
    assert len([*(tmp_path / "documents").iterdir()]) == 1


def test_it_forgets_a_paper_with_its_file(ani, tmp_path: Path) -> None:
    paper = keep(ani, tmp_path)
    documents.remove(paper, ani, tmp_path, NOON)
    documents.remove(paper, ani, tmp_path, NOON)
    assert not [*(tmp_path / "documents").iterdir()]
    assert [entry.action for entry in AuditEntry.select()][1:] == ["employer.document_remove"]
    with pytest.raises(InputError, match="missing"):
        documents.opened(paper, ani, tmp_path, NOON)


def test_it_follows_no_path_out_of_its_folder(ani, tmp_path: Path) -> None:
    paper = keep(ani, tmp_path)
    paper.stored = "../../etc/passwd"
    for use in (documents.opened, documents.remove):
        with pytest.raises(InputError):
            use(paper, ani, tmp_path, NOON)
