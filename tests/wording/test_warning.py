"""The warning of a fraud: whole, and one segment whatever the names."""

from smsgate.i18n import Translate, translator
from smsgate.wording.segments import count
from smsgate.wording.warning import fraud
from tests.wording.demo import IN_BOTH_LANGUAGES, open_vacancies, vacancy

LONGEST = vacancy(
    code=123456,
    title="Operator alat berat dan pengemudi dump truck berpengalaman",
    employer="PT Perkebunan Nusantara Sumber Makmur Jaya Abadi Sejahtera",
)


@IN_BOTH_LANGUAGES
def test_it_is_one_segment_and_names_the_vacancy_and_what_to_send(translate: Translate) -> None:
    for each in (*open_vacancies(), LONGEST):
        text = fraud(each, translate)
        counted = count(text)
        assert (counted.encoding, counted.segments) == ("gsm7", 1), text
        assert f"{each.code} {each.title[:12]}" in text
        assert f"LAPOR {each.code}" in text
        assert "KTP" in text


def test_it_speaks_plainly() -> None:
    sopir = vacancy(code=1046, title="Sopir truk pasir", employer="CV Maju Bersama")
    assert fraud(sopir, translator("id")) == (
        "Maaf: loker 1046 Sopir truk pasir, CV Maju Bersama ternyata PENIPUAN. Jangan bayar, "
        "jangan kirim KTP/OTP. Terlanjur? Balas LAPOR 1046, kami bantu"
    )
