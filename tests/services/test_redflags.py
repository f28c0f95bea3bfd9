import pytest

from smsgate import data
from smsgate.i18n import LANGUAGES, translator
from smsgate.services.redflags import STOPS_PUBLICATION, flags
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.redflags import REASONS
from smsgate.wording.segments import septets

LONGEST = 40
"""Two reasons, and what to do about them, are one SMS."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_short_plain_reason_for_each_rule(language: str) -> None:
    assert set(REASONS) == {rule["id"] for rule in data.rows("scam_redflags")}
    for reason in map(translator(language), REASONS.values()):
        assert is_gsm7(reason)
        assert septets(reason) <= LONGEST, reason


@pytest.mark.parametrize("rule", data.rows("scam_redflags"), ids=lambda rule: rule["id"])
def test_it_finds_each_sign_in_its_example(rule: dict[str, str]) -> None:
    found = {flag.id: flag for flag in flags(rule["example_id"])}
    assert found[rule["id"]].severity == int(rule["severity_0_3"])


def test_it_says_where_the_sign_stands_gravest_first() -> None:
    text = "Sopir travel. Biaya administrasi 150rb"
    first, *others = flags(text)
    assert text[slice(*first.span)] == "Biaya administrasi"
    assert (first.severity, first.reason) == (3, REASONS["fee_admin"])
    assert [flag.severity for flag in others] == sorted(
        (flag.severity for flag in others), reverse=True
    )


def test_it_stops_no_demo_vacancy_but_the_one_written_as_a_fraud() -> None:
    stopped = [
        row["state"]
        for row in data.rows("demo_vacancies")
        if any(
            flag.severity >= STOPS_PUBLICATION
            for flag in flags("\n".join([row["title"], row["description"], row["how_to_apply"]]))
        )
    ]
    assert set(stopped) == {"waiting"}
