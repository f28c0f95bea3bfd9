import pytest

from smsgate.i18n import translator
from smsgate.models import Counter, Region
from smsgate.models.counter import REGIONS_VERSION
from smsgate.services.imports.findings import Outcome, Report
from smsgate.services.imports.regions import import_regions


def told(report: Report) -> list[str]:
    return [finding.sentence(translator("en")) for finding in report.findings]


def table(*rows: str) -> bytes:
    return "\n".join(["code;level;name;parent_code;lat;lng", *rows]).encode()


def test_it_adds_and_changes_and_says_that_places_changed(db) -> None:
    version = Counter.current(REGIONS_VERSION)
    report = import_regions(
        table(
            "16.04.10.2001;desa;Ulak Lebar;16.04.10;-3,78;103,5",
            "16.11.01;Kec.;Muara Pinang Raya;16.11;;",
            "16.11.02;kecamatan;Pendopo;16.11;;",
        )
    )
    assert (report.taken, report.changed, told(report)) == (1, 1, [])
    village = Region.get_by_id("16.04.10.2001")
    assert (village.level, village.parent_code, village.lat, village.lng) == (
        "desa",
        "16.04.10",
        -3.78,
        103.5,
    )
    renamed = Region.get_by_id("16.11.01")
    assert renamed.name == "Muara Pinang Raya"
    assert renamed.lat is not None
    assert Counter.current(REGIONS_VERSION) > version


def test_it_changes_nothing_the_second_time(db) -> None:
    rows = table("16.04.10.2001;desa;Ulak Lebar;16.04.10;;")
    import_regions(rows)
    version = Counter.current(REGIONS_VERSION)
    report = import_regions(rows)
    assert (report.taken, report.changed) == (0, 0)
    assert Counter.current(REGIONS_VERSION) == version


def test_it_needs_no_parent_column_and_takes_children_before_parents(db) -> None:
    report = import_regions(
        b"Kode;Jenis;Nama\n16.99.01.1001;Kelurahan;Sukamaju\n16.99.01;kec;Makmur\n16.99;kab;Kabupaten Baru\n"
    )
    assert (report.taken, told(report)) == (3, [])
    assert Region.get_by_id("16.99.01.1001").parent_code == "16.99.01"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("16.4;kabupaten;Lahat;;;", 'Row 2, code: "16.4" is no Kemendagri code'),
        ("16.04.10.2001;kota;Ulak Lebar;;;", "Row 2, level: 16.04.10.2001 is no code of a kota."),
        ("16.04.10.2001;kampung;Ulak Lebar;;;", 'Row 2, level: "kampung" is no level'),
        ("16.04.10.2001;desa;;;;", "Row 2, name: must not be empty."),
        (
            "16.04.10.2001;desa;Ulak Lebar;16.11.01;;",
            "Row 2, parent_code: 16.04.10.2001 lies in 16.04.10.",
        ),
        (
            "16.04.99.2001;desa;Ulak Lebar;;;",
            "Row 2, code: 16.04.99, in which it lies, is not known.",
        ),
        ("16.04.10.2001;desa;Ulak Lebar;;-3.7;", "Row 2, lat: lat and lng belong together."),
        ("16.04.10.2001;desa;Ulak Lebar;;-103.7;3", 'Row 2, lat: "-103.7" is not on the globe.'),
        ("16.04.10.2001;desa;Ulak Lebar;;utara;3", 'Row 2, lat: "utara" is no number.'),
    ],
)
def test_it_tells_what_is_wrong_with_a_row(db, row: str, said: str) -> None:
    report = import_regions(table(row))
    assert (report.taken, report.count(Outcome.REFUSED)) == (0, 1)
    assert told(report)[0].startswith(said)


def test_it_keeps_the_first_of_two_rows_with_one_code(db) -> None:
    report = import_regions(
        table("16.04.10.2001;desa;Ulak Lebar;;;", "16.04.10.2001;desa;Ulak Sempit;;;")
    )
    assert told(report) == ["Row 3: the same code as row 2."]
    assert Region.get_by_id("16.04.10.2001").name == "Ulak Lebar"


def test_it_writes_nothing_when_only_checking(db) -> None:
    report = import_regions(table("16.04.10.2001;desa;Ulak Lebar;;;"), check_only=True)
    assert report.taken == 1
    assert Region.get_or_none(Region.code == "16.04.10.2001") is None
