"""The words looked for."""

import pytest

from smsgate.understanding import Reader


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("loker supir pendopo", ["sopir"]),
        ("loker sopr", ["sopir"]),
        ("vacancy driver", ["sopir"]),
        ("looking for job as cook", ["juru", "masak"]),
        ("coffee farm job", ["kopi", "kebun"]),
        ("loker tukang jahit", ["tukang", "jahit"]),
        ("loker guru paud sikap dalam", ["guru", "paud"]),
        ("loker lulusan slta", ["sma"]),
        ("lwgn s1 ekonomi", ["s1", "ekonomi"]),
        ("lowongan pelayan rumah makan", ["pelayan", "rumah", "makan"]),
        ("cari kerja dekat rumah", []),
        ("ibu rumah tangga mau kerja di rumah", []),
        ("loker indojuni", ["indojuni"]),
        ("loker sopir sopir", ["sopir"]),
        ("loker petugas kebersihan", ["petugas", "kebersihan"]),
        ("lowongan kerja gaji besar yang cocok hari ini pak", []),
        ("loker operator alat berat", ["operator", "alat", "berat"]),
    ],
)
def test_it_keeps_what_is_looked_for(reader: Reader, text: str, terms: list[str]) -> None:
    assert list(reader.read(text).terms) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("kemarin tutup warung saya, sekarang cari kerja pelayan kafe", ["pelayan", "kafe"]),
        ("saya berhenti dari toko kemarin, ada loker lain?", []),
        ("saya lulusan smp, mau kerja kebun", ["smp", "kebun"]),
        ("saya bisa jahit, ada yang butuh?", ["jahit"]),
    ],
)
def test_it_tells_what_is_asked_from_what_is_told(
    reader: Reader, text: str, terms: list[str]
) -> None:
    assert list(reader.read(text).terms) == terms
