import pytest
from marshmallow import ValidationError


def refusal(read, cell: str) -> str:
    with pytest.raises(ValidationError) as refused:
        read(cell)
    (said,) = refused.value.messages
    return said.text % said.values


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Pendopo", "16.11.02"),
        ("kec. pendopo barat", "16.11.10"),
        ("Tebing Tinggi", "16.11.04"),
        ("Lb. Puding Baru", "16.11.03.2009"),
        ("Desa Kebon Jati", "16.11.07.2005"),
        ("Sawah, Saling", "16.11.09.2006"),
        ("Empat Lawang", "16.11"),
        ("Pendopo, Kab. Empat Lawang", "16.11.02"),
        ("Palembang", "16.71"),
        ("Kab. Lahat", "16.04"),
        ("16.11.02", "16.11.02"),
        ("16.11.09.2006", "16.11.09.2006"),
        ("16.04.10", "16.04.10"),
    ],
)
def test_it_finds_where_the_work_is(places, cell: str, code: str) -> None:
    assert places.workplace(cell).code == code


def test_it_says_what_a_misspelt_name_was_taken_for(places) -> None:
    assert places.workplace("Pendpo").taken_for == "Pendopo"
    assert places.workplace("Pendopo").taken_for == ""


def test_it_names_the_candidates_of_an_ambiguous_name(places) -> None:
    said = refusal(places.workplace, "Sawah")
    assert "Sawah, Muara Pinang (16.11.01.2022), Sawah, Saling (16.11.09.2006)" in said


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Negeri Antah Berantah", "no place called"),
        ("Sumatera Selatan", "too wide"),
        ("LUAR", "too wide"),
        ("16.99", "no place with the code"),
    ],
)
def test_it_refuses_what_is_no_place_of_work(places, cell: str, said: str) -> None:
    assert said in refusal(places.workplace, cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Kebon Jati", "16.11.07"),
        ("16.11.09.2006", "16.11.09"),
        ("Palembang", "16.71"),
        ("16.04.10", "16.04"),
        ("luar daerah", "LUAR"),
        ("Lampung", "18"),
    ],
)
def test_it_follows_kecamatan_at_home_and_regencies_elsewhere(places, cell: str, code: str) -> None:
    assert places.followed(cell).code == code
