import codecs

import pytest

from smsgate.errors import InputError
from smsgate.services.imports import decoding
from smsgate.services.imports.decoding import decode

TEXT = "Jabatan;Tempat\nKafé \u201cIbu\u201d;Pendopo\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows", "utf-16", "utf-16 be", "bare le", "bare be"],
)
def test_it_reads_every_encoding_offices_save_in(content: bytes) -> None:
    assert decode(content) == TEXT


def test_it_drops_null_bytes() -> None:
    assert decode(b"Jabatan;Tempat\nKa\x00sir;Pendopo\n") == "Jabatan;Tempat\nKasir;Pendopo\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and the rest", "workbook"),
        (b"\xd0\xcf\x11\xe0 and the rest", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
    ],
)
def test_it_says_what_a_file_is_that_is_no_csv(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(content)


def test_it_refuses_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="Split"):
        decode(b"x" * 11)
