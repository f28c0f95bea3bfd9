import pytest

from smsgate.errors import InputError
from smsgate.services.imports import reading
from smsgate.services.imports.headings import REGIONS, SUBSCRIBERS, VACANCIES
from smsgate.services.imports.reading import read


def test_it_knows_the_columns_by_their_own_names() -> None:
    names = (
        "title,employer,place,pay_min,pay_max,pay_per,education,openings,sector,inclusion,"
        "description,how_to_apply,contact,expires_on"
    )
    sheet = read(f"{names}\n{'x,' * 13}x\n".encode(), VACANCIES)
    assert list(sheet.rows[0].cells) == names.split(",")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_finds_the_delimiter(delimiter: str) -> None:
    text = delimiter.join(["Jabatan", "Perusahaan", "Lokasi"]) + "\n"
    text += delimiter.join(["Kasir", '"Toko, Berkah; dan anak"', "Pendopo"])
    (row,) = read(text.encode(), VACANCIES).rows
    assert row.cells["employer"] == "Toko, Berkah; dan anak"


def test_it_finds_the_header_row_under_merged_titles() -> None:
    text = (
        "DINAS TENAGA KERJA;;;\nDAFTAR LOWONGAN, NOVEMBER 2026;;;\n;;;\n"
        "No.;Nama Jabatan;Nama Perusahaan;Kecamatan\n(1);(2);(3);(4)\n1;Kasir;Toko Berkah;Pendopo\n"
    )
    (row,) = read(text.encode(), VACANCIES).rows
    assert row.number == 6
    assert row.cells == {"title": "Kasir", "employer": "Toko Berkah", "place": "Pendopo"}


def test_it_joins_headings_merged_over_two_rows() -> None:
    text = (
        "Jabatan;Perusahaan;Kecamatan;Gaji (Rp);;Pendidikan\n;;;Minimal;Maksimal;\n"
        "Kasir;Toko Berkah;Pendopo;2.000.000;2.500.000;SMA\n"
    )
    (row,) = read(text.encode(), VACANCIES).rows
    assert row.cells["pay_min"] == "2.000.000"
    assert row.cells["pay_max"] == "2.500.000"
    assert row.cells["education"] == "SMA"


def test_it_joins_village_and_kecamatan() -> None:
    text = "No HP;Desa;Kecamatan\n081234567890;Sawah;Saling\n"
    assert read(text.encode(), SUBSCRIBERS).rows[0].cells["place"] == "Sawah, Saling"


def test_it_names_the_columns_it_does_not_know() -> None:
    sheet = read(b"NIK;No HP;Kecamatan;Nama Ibu\n9;2;3;4\n", SUBSCRIBERS)
    assert sheet.unknown == ("NIK", "Nama Ibu")
    assert sheet.rows[0].cells == {"phone": "2", "place": "3"}


def test_it_says_which_column_is_missing() -> None:
    with pytest.raises(InputError, match="missing: level"):
        read(b"code,name\n16.04,Lahat\n", REGIONS)


def test_it_takes_a_first_row_of_data_for_no_header() -> None:
    with pytest.raises(InputError, match="No header row"):
        read(b"Kasir;Toko Berkah;Pendopo\nSopir;CV Maju;Saling\n", VACANCIES)


def test_it_refuses_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="Split"):
        read(b"phone,place\n1,2\n3,4\n5,6\n", SUBSCRIBERS)


def test_it_leaves_out_blank_rows_and_short_ones_stay() -> None:
    sheet = read(b"phone,place,terms\n\n,,\n1,2\n", SUBSCRIBERS)
    assert [row.number for row in sheet.rows] == [4]
