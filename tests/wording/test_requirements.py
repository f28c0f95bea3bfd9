import pytest

from smsgate.wording.requirements import asks, papers, sentences


@pytest.mark.parametrize(
    ("description", "found"),
    [
        ("Punya SIM B1 yang masih berlaku.", "SIM B1"),
        ("Punya SIM B1 atau SIM A.", "SIM B1/A"),
        ("Punya SIM A Umum dan hafal jalan.", "SIM A Umum"),
        ("Lulusan D3, punya STR dan SIM C.", "SIM C, STR"),
        ("Simpan barang di gudang.", ""),
    ],
)
def test_papers_are_known_by_their_short_names(description, found):
    assert papers(description) == found


def test_sentences_end_where_the_writer_ended_them():
    text = "Jam 7.30 sampai 11. Punya SIM A! Makan ada."
    assert sentences(text) == ["Jam 7.30 sampai 11.", "Punya SIM A!", "Makan ada."]
    assert sentences(" ") == []


def test_it_tells_who_is_sought_from_what_is_done():
    assert asks("Bisa memasak porsi besar.")
    assert not asks("Mengangkut pasir dan batu.")
