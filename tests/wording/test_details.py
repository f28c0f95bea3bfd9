from collections import Counter

import pytest

from smsgate.i18n import translator
from smsgate.wording.details import announcement, detail, screen
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.segments import count, septets
from smsgate.wording.ussd import LIMIT
from tests.wording.demo import IN_BOTH_LANGUAGES, open_vacancies, vacancy

ID, EN = translator("id"), translator("en")
MONSTER = {
    "title": "Penanggung jawab operasional harian pergudangan dan pengiriman",
    "employer": "Perkumpulan Petani Kopi Robusta Lintang Empat Lawang Sejahtera",
    "place_name": "Kabupaten Administrasi Kepulauan Seribu",
    "how_to_apply": "Datang sendiri ke kantor pusat perkumpulan membawa semua berkas asli " * 4,
    "description": "Punya SIM A, SIM B1 Umum, SIM B2 dan STR. " * 12,
    "mode": "hybrid",
    "inclusion": ("difabel", "perempuan", "pemula", "lansia"),
}


def test_it_tells_everything_in_the_order_it_is_needed():
    view = vacancy(openings=2, how_to_apply="Datang ke toko, jam 8-16", description="")
    assert detail(view, ID) == (
        "1023 Kasir, Toko Berkah, Tebing Tinggi\n"
        "2,3-2,6jt/bln, SMA, 2 org, s/d 30 Nov\n"
        "Datang ke toko, jam 8-16\n"
        "Terverifikasi Disnaker, tanpa biaya\n"
        "Balas LAMAR 1023"
    )
    assert "Verified by Disnaker, no fee\nReply LAMAR 1023" in detail(view, EN)


def test_room_that_remains_takes_whole_sentences_on_who_is_sought_first():
    view = vacancy(
        title="Sopir",
        employer="CV Maju",
        place_name="Saling",
        how_to_apply="",
        contact="",
        pay_max=None,
        education=None,
        description=f"{'Mengangkut pasir ' * 6}tiap hari. Punya SIM B1.",
    )
    assert "\nPunya SIM B1.\n" in detail(view, ID)


def test_a_second_segment_is_filled_with_what_there_is():
    view = vacancy(
        title="Operator giling",
        employer="Gilingan Padi Makmur",
        place_name="Pasemah Air Keruh",
        how_to_apply="Datang ke gilingan sebelum jam delapan pagi, temui Pak Kadir",
        description="Menjalankan mesin. Mengerti mesin diesel.",
        inclusion=("pemula",),
    )
    text = detail(view, ID)
    assert count(text).segments == 2
    assert "Menjalankan mesin. Mengerti mesin diesel. Terbuka utk pemula." in text
    assert "Lamar: balas LAMAR 1023. Tanya: TANYA isi" in text


@IN_BOTH_LANGUAGES
def test_no_detail_is_over_two_segments_and_most_are_one(translate):
    taken = Counter(count(detail(view, translate)).segments for view in open_vacancies())
    assert set(taken) <= {1, 2}
    assert taken[1] / taken.total() >= 0.75


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("view", [vacancy(), vacancy(**MONSTER), *open_vacancies()])
def test_all_ways_of_telling_fit_and_name_who_and_where(view, translate):
    told = detail(view, translate)
    assert is_gsm7(told)
    assert count(told).segments <= 2
    assert count(announcement(view, translate, "Loker baru Tebing Tinggi 24/11:")).segments == 1
    for width in (LIMIT, 126):
        assert septets(screen(view, translate, width=width)) <= width
    assert f"LAMAR {view.code}" in told
    assert str(view.code) in screen(view, translate)


@pytest.mark.parametrize("view", open_vacancies())
def test_a_detail_keeps_the_employer_the_place_and_the_first_step_whole(view):
    told = detail(view, ID)
    assert f"{view.title}, {view.employer}, " in told
    assert view.how_to_apply.split(",")[0] in told
    assert "tanpa biaya" in told


def test_one_vacancy_as_news_says_how_to_hear_more():
    assert announcement(vacancy(how_to_apply=""), ID, "Loker baru Saling 24/11:").split("\n") == [
        "Loker baru Saling 24/11:",
        "1023 Kasir, Toko Berkah, Tebing Tinggi",
        "2,3-2,6jt/bln, SMA, 1 org, s/d 30 Nov",
        "Terverifikasi Disnaker, tanpa biaya",
        "Rincian: balas 1023",
    ]
