"""What is wanted of the lessons, as people write it."""

import pytest

from smsgate.handlers.series import Wanted, is_about_tips, wanted


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("TIPS", Wanted()),
        ("TIPS CV", Wanted(series="cv")),
        ("tipscv", Wanted(series="cv")),
        ("TIPS#CV", Wanted(series="cv")),
        ("TIPS CV 3", Wanted(series="cv", number=3)),
        ("TIPS 6", Wanted(series="pinjol")),
        ("TIPS CV HARIAN", Wanted(series="cv", daily=True)),
        ("tips luar negeri tiap hari", Wanted(series="luar", daily=True)),
        ("TIPS interview", Wanted(series="wawancara")),
        ("tips wawncara dong kak", Wanted(series="wawancara")),
        ("TIPS MINGGU PERTAMA", Wanted(series="minggu")),
        ("tips pinjaman online", Wanted(series="pinjol")),
        ("TIPS kontrak kerja", Wanted(series="hak")),
        ("tips mau ke malaysia", Wanted(series="luar")),
        ("TIPS BERHENTI", Wanted(ended=True)),
        ("tips biar lulus", Wanted()),
    ],
)
def test_it_finds_series_number_and_how_often(text: str, means: Wanted) -> None:
    assert wanted(text) == means


@pytest.mark.parametrize(
    ("text", "about"),
    [("STOP TIPS", True), ("TIPS STOP", True), ("STOP", False), ("stop semua, tips juga", False)],
)
def test_a_stop_of_everything_is_no_stop_of_the_lessons_alone(text: str, about: bool) -> None:
    assert is_about_tips(text) is about
