from smsgate.i18n import translator
from smsgate.wording.applying import ways
from tests.wording.demo import vacancy

_ = translator("id")


def said(how: str, contact: str = "+6281200000101") -> list[str]:
    return list(dict.fromkeys(ways(vacancy(how_to_apply=how, contact=contact), _)))


def test_hours_go_before_the_place():
    assert said("Antar lamaran ke toko, temui Pak Anton, jam 9-15.") == [
        "Antar lamaran ke toko, temui Pak Anton, jam 9-15",
        "Antar lamaran ke toko, temui Pak Anton",
        "Antar lamaran ke toko",
    ]


def test_a_first_clause_that_says_too_little_keeps_the_second():
    assert said("Antar lamaran, fotokopi STR ke apotek, jam 9-20")[-1] == (
        "Antar lamaran, fotokopi STR ke apotek"
    )


def test_a_call_has_its_number():
    assert said("Telepon Bu Vera, jam 9-16") == [
        "Telepon Bu Vera 081200000101, jam 9-16",
        "Telepon Bu Vera 081200000101",
    ]
    assert said("Antar berkas ke kantor, lalu telepon, jam 9")[1:] == [
        "Antar berkas ke kantor, lalu telepon 081200000101",
        "lalu telepon 081200000101",
    ]


def test_a_number_is_not_said_twice_and_never_cut():
    assert said("Telepon 0812-000001, jam 9")[-1] == "Telepon 0812-000001"
    assert said("Datang " + "ke kantor " * 20 + "atau telepon")[-1].endswith(".. 081200000101")
    assert said("Antar " + "ke kantor " * 9 + ", lalu telepon")[-1] == "lalu telepon 081200000101"


def test_without_a_way_there_is_the_number_or_nothing():
    assert said("") == ["Telp 081200000101"]
    assert said("", contact="") == [""]


def test_a_clause_without_end_is_shortened():
    assert len(said("Datang " + "ke kantor " * 20)[-1]) <= 72
