import pytest

from smsgate.i18n import translator
from smsgate.views import OUTSIDE
from smsgate.wording.places import exact, heading, spoken


@pytest.mark.parametrize(
    ("name", "said", "precise"),
    [
        ("Kota Palembang", "Palembang", "Palembang"),
        ("Kabupaten Bekasi", "Bekasi", "Kab. Bekasi"),
        ("Kota Administrasi Jakarta Barat", "Jakarta Barat", "Jakarta Barat"),
        ("Kabupaten Administrasi Kepulauan Seribu", "Kepulauan Seribu", "Kab. Kepulauan Seribu"),
        ("Tebing Tinggi", "Tebing Tinggi", "Tebing Tinggi"),
        ("Kota Baru", "Baru", "Baru"),
    ],
)
def test_the_rank_is_left_to_offices(name, said, precise):
    assert (spoken(name), exact(name)) == (said, precise)


def test_outside_has_a_name_of_its_own():
    assert heading(OUTSIDE, "", translator("id")) == "luar daerah"
    assert heading("16.71", "Kota Palembang", translator("id")) == "Palembang"
