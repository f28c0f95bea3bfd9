import pytest

from smsgate.i18n import translator
from smsgate.wording.segments import septets
from smsgate.wording.ussd import LIMIT, fits, menu
from smsgate.wording.vacancies import choices
from tests.wording.demo import open_vacancies


def test_a_screen_fits_by_septets_and_alphabet():
    assert fits("a" * LIMIT)
    assert not fits("a" * (LIMIT + 1))
    assert not fits("[" * 79)
    assert not fits("“Ayo”")


def test_items_are_numbered_under_the_head():
    screen = menu("Pilih:", [("Kasir 2,8jt",), ("Sopir 3jt",)], "0 Kembali")
    assert screen.text == "Pilih:\n1 Kasir 2,8jt\n2 Sopir 3jt\n0 Kembali"
    assert screen.shown == 2


def test_as_many_items_as_fit_are_shown_whole():
    screen = menu(
        "Pilih:", [(f"Pekerjaan nomor {at} di desa",) for at in range(9)], "9 Lagi 0 Kembali"
    )
    assert 3 <= screen.shown < 8
    assert (
        screen.text.split("\n")[screen.shown]
        == f"{screen.shown} Pekerjaan nomor {screen.shown - 1} di desa"
    )


def test_without_items_the_head_stands_alone():
    assert menu("Blm ada", []).text == "Blm ada"


@pytest.mark.parametrize("language", ["id", "en"])
def test_five_demo_vacancies_fit_a_screen(language):
    _ = translator(language)
    views = open_vacancies()
    for first in range(0, len(views) - 8, 4):
        items = [choices(view, _) for view in views[first : first + 8]]
        screen = menu("Tebing Tinggi:", items, "9 Lanjut 0 Kembali")
        assert screen.shown >= 5
        assert septets(screen.text) <= LIMIT
