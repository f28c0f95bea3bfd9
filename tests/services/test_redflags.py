import pytest

from smsgate import data
from smsgate.services.redflags import STOPS_PUBLICATION, flags


@pytest.mark.parametrize("rule", data.rows("scam_redflags"), ids=lambda rule: rule["id"])
def test_it_finds_each_sign_in_its_example(rule: dict[str, str]) -> None:
    found = {flag.id: flag for flag in flags(rule["example_id"])}
    assert found[rule["id"]].severity == int(rule["severity_0_3"])


def test_it_says_where_the_sign_stands_gravest_first() -> None:
    text = "Sopir travel. Biaya administrasi 150rb"
    first, *others = flags(text)
    assert text[slice(*first.span)] == "Biaya administrasi"
    assert (first.severity, first.reason) == (3, "Lowongan resmi tidak memungut biaya")
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
