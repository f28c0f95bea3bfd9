import pytest

from smsgate import data
from smsgate.services.imports.fair_words import REASONS, unfair

SAID = {
    "Wanita berpenampilan menarik": ["berpenampilan menarik"],
    "maks 25 th, belum menikah": ["maks 25 th", "belum menikah"],
    "Pria usia 18-35 tahun, muslim": ["usia 18-35 tahun", "muslim"],
    "Khusus wanita.": ["Khusus wanita"],
    "tidak cacat fisik": ["tidak cacat"],
    "tinggi badan min 165 cm": ["tinggi badan min 165 cm"],
}
FAIR = (
    "Pria/wanita, umur minimal 18",
    "Jenis kelamin pria/wanita",
    "maksimal 50 kg, maks 8 jam",
    "suku cadang motor",
    "terbuka khusus perempuan kepala keluarga",
    "single parent boleh melamar",
)


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_it_names_the_condition_that_shuts_people_out(text: str, words: list[str]) -> None:
    assert [said.values["words"] for said in unfair(text)] == words


@pytest.mark.parametrize("text", FAIR)
def test_it_lets_what_the_work_needs_stand(text: str) -> None:
    assert unfair(text) == []


def test_it_has_a_reason_for_each_condition_and_finds_none_in_the_demo() -> None:
    assert {row["about"] for row in data.rows("unfair_conditions")} == set(REASONS)
    told = [row["description"] for row in data.rows("demo_vacancies")]
    assert [text for text in told if unfair(text)] == []
