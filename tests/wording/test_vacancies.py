import pytest

from smsgate.i18n import translator
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.segments import septets
from smsgate.wording.vacancies import choices, forms, line
from tests.wording.demo import IN_BOTH_LANGUAGES, open_vacancies, vacancy

ID, EN = translator("id"), translator("en")


def test_a_line_gives_way_step_by_step():
    view = vacancy(title="Petugas kebersihan toko", employer="CV Maju Bersama")
    assert forms(view, ID) == (
        "1023 Petugas kebersihan toko CV Maju Bersama 2,3-2,6jt",
        "1023 Petugas kebersihan toko CV Maju Bersama 2,3jt",
        "1023 Petugas kebersihan toko CV Maju 2,3jt",
        "1023 Petugas kebersihan toko 2,3jt",
        "1023 Petugas kebersihan 2,3jt",
        "1023 Petugas 2,3jt",
    )


def test_with_the_place_the_employer_goes_earlier():
    view = vacancy(place_name="Kota Pasemah Air Keruh", pay_max=None)
    assert forms(view, ID, with_place=True) == (
        "1023 Kasir Toko Berkah Pasemah Air Keruh 2,3jt",
        "1023 Kasir Toko Berkah Pasemah Air Keruh 2,3jt",
        "1023 Kasir Pasemah Air Keruh 2,3jt",
        "1023 Kasir Pasemah Air 2,3jt",
        "1023 Kasir Pasemah Air 2,3jt",
        "1023 Kasir Pasemah Air 2,3jt",
    )


def test_a_word_of_both_is_said_once():
    view = vacancy(title="Penjaga toko", employer="Toko Tani Subur", pay_max=None)
    assert choices(view, ID)[0] == "Penjaga Toko Tani Subur 2,3jt"
    assert choices(view, EN)[0] == "Penjaga Toko Tani Subur 2.3m"


def test_english_sets_the_employer_off():
    assert choices(vacancy(), EN)[0] == "Kasir, Toko Berkah 2.3-2.6m"


def test_what_was_typed_badly_still_makes_one_line():
    view = vacancy(title=" Kasir\n “malam” ", employer="Toko  Berkah’s", pay_min=None, pay_max=None)
    assert forms(view, ID)[0] == '1023 Kasir "malam" Toko Berkah\'s'


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (40, "1023 Kasir Toko Berkah 2,3-2,6jt"),
        (28, "1023 Kasir Toko Berkah 2,3jt"),
        (20, "1023 Kasir 2,3jt"),
        (10, "1023 Kasir"),
    ],
)
def test_a_line_is_as_full_as_its_room(room, told):
    assert line(vacancy(), ID, room) == told


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("with_place", [False, True])
def test_every_demo_line_can_be_sent_and_never_grows(with_place, translate):
    for view in open_vacancies():
        said = forms(view, translate, with_place=with_place)
        widths = [septets(form) for form in said]
        assert widths == sorted(widths, reverse=True)
        assert all(is_gsm7(form) and "\n" not in form for form in said)
