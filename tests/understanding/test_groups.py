import pytest

from smsgate.understanding import Reader
from smsgate.understanding.groups import PATTERNS
from smsgate.wording.groups import GROUPS

ASKED = {
    "difabel": (
        "LOKER DISABILITAS",
        "LOKER DIFABEL PENDOPO",
        "kerja untuk penyandang disabilitas di pendopo",
        "loker tuna rungu",
        "lowongan kursi roda tebing tinggi",
        "lowongan cacat",
        "saya difabel cari kerja",
        "jobs for disabled people",
    ),
    "lansia": (
        "loker untuk lansia",
        "loker usia 50",
        "loker sopir umur 50 thn",
        "loker buat umur 45 keatas di talang padang",
        "umur 52 msh bs kerja apa d sikap dalam",
        "loker pensiunan",
        "work for older people",
    ),
    "perempuan": (
        "LOKER PEREMPUAN",
        "loker ibu tunggal",
        "loker janda kepala keluarga",
        "loker perempuan kepala keluarga pendopo",
        "ada loker buat ibu rumah tangga di pendopo",
        "jobs for single mothers",
    ),
    "pemula": (
        "loker tanpa pengalaman",
        "loker lulusan baru",
        "loker blm pernah kerja",
        "loker gak pake pengalaman",
        "lokertanpapengalaman",
        "jobs no experience",
    ),
}
FOR_NOBODY = (
    "loker sopir pendopo",
    "kerja rawat lansia di lahat",
    "loker perawat perempuan",
    "loker satpam usia 30",
    "loker baru",
    "saya janda anak dua cari kerja",
    "anak saya baru lulus sma, ada kerja di pendopo?",
    "looking for a cleaner job, i am 30 years old",
)


@pytest.mark.parametrize(
    ("group", "text"), [(group, text) for group, texts in ASKED.items() for text in texts]
)
def test_it_hears_for_whom_work_is_looked_for(reader: Reader, group: str, text: str) -> None:
    assert reader.read(text).group == group


@pytest.mark.parametrize("text", FOR_NOBODY)
def test_it_hears_no_group_in_a_trade_or_a_life_story(reader: Reader, text: str) -> None:
    assert reader.read(text).group is None


def test_it_looks_for_the_work_without_the_words_for_whom(reader: Reader) -> None:
    assert reader.read("loker kasir utk perempuan kepala keluarga").terms == ("kasir",)
    assert reader.read("loker sopir difabel saling").terms == ("sopir", "difabel")


def test_it_knows_the_groups_that_vacancies_have() -> None:
    assert PATTERNS.keys() == GROUPS.keys()
