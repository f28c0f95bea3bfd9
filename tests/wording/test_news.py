from statistics import median

from smsgate.i18n import translator
from smsgate.wording.fairness import is_fair, spread
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.heads import Sought
from smsgate.wording.news import digest
from tests.wording.demo import IN_BOTH_LANGUAGES, TODAY, lists, over_many_places, vacancy

ID, EN = translator("id"), translator("en")
SALING = Sought(place="16.11.09", name="Saling")


def views(*employers: str):
    return [
        vacancy(code=1051 + at, employer=name, pay_max=None, published_seq=100 - at)
        for at, name in enumerate(employers)
    ]


def test_news_says_what_did_not_fit_and_how_to_get_it():
    told = digest(
        SALING, views("TK Melati", "Bu Yani", "CV Karya", "Toko A", "Toko B", "UD C"), TODAY, ID
    )
    assert told.text == (
        "Loker baru Saling 24/11:\n"
        "1051 Kasir TK Melati 2,3jt\n"
        "1052 Kasir Bu Yani 2,3jt\n"
        "1053 Kasir CV Karya 2,3jt\n"
        "1054 Kasir Toko A 2,3jt\n"
        "+2 lagi: LANJUT. Balas kodenya"
    )
    assert (told.shown, len(told.codes), told.segments) == (4, 6, 1)


def test_a_single_vacancy_is_told_more_of():
    told = digest(SALING, views("Toko Berkah"), TODAY, ID)
    assert "\n1051 Kasir, Toko Berkah, Tebing Tinggi\n2,3jt/bln, SMA" in told.text
    assert told.shown_codes == (1051,)


def test_a_single_vacancy_under_a_long_head_is_a_line():
    far = Sought(
        place="1", name="Bolaang Mongondow Selatan Raya", words=("pramuniaga", "minimarket")
    )
    view = vacancy(
        title="Penanggung jawab gudang dan pengiriman",
        employer="Perkumpulan Petani Kopi Robusta",
        place_name="Pasemah Air Keruh",
        pay_min=12_345_000,
        pay_max=23_450_000,
    )
    told = digest(far, [view], TODAY, ID)
    assert "\n1023 Penanggung jawab gudang dan pengiriman Kopi Robusta 12,34jt" in told.text
    assert told.segments == 1


def test_one_employer_does_not_crowd_out_the_others():
    told = digest(SALING, views("A", "A", "A", "A", "A", "A", "B", "C"), TODAY, ID, max_segments=1)
    assert told.codes[:3] == (1051, 1057, 1058)
    waiting = views("A", "A", "A", "B", "B", "C", "C")
    assert digest(SALING, waiting, TODAY, ID, max_segments=1).shown == 3


@IN_BOTH_LANGUAGES
def test_every_digest_is_fair_full_and_within_two_segments(translate):
    told = []
    for sought, found in lists().items():
        each = digest(sought, found, TODAY, translate, show_places=over_many_places(sought))
        assert is_gsm7(each.text)
        assert each.segments <= 2
        assert is_fair(spread(found), each.shown)
        told.append(each)
    assert median(each.shown for each in told if each.segments == 1) >= 3
    assert median(each.shown / each.segments for each in told) >= 3
