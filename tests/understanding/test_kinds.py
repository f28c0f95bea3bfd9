"""Kinds of work."""

import pytest

from smsgate.data import rows
from smsgate.understanding.kinds import index, kind_of_work


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        (["sopir", "truk", "sawit"], "sopir"),
        (["buruh", "sawit"], "kebun"),
        (["buruh"], "pabrik"),
        (["buruh", "tani"], "tani"),
        (["tukang", "jahit"], "jahit"),
        (["tukang"], "bangunan"),
        (["penjaga", "toko"], "toko"),
        (["penjaga"], "jaga"),
        (["juru", "masak"], "masak"),
        (["guru", "komputer"], "guru"),
        (["smp"], None),
        ([], None),
    ],
)
def test_it_maps_words_to_a_kind(terms: list[str], kind: str | None) -> None:
    assert kind_of_work(terms) == kind


def test_it_gives_each_word_one_kind() -> None:
    columns = ("words", "fields", "roles")
    table = [(row["key"], row[column]) for row in rows("kinds_of_work") for column in columns]
    listed = [word for _, words in table for word in words.split()]
    assert len(index(table)) == len(listed)


def test_it_refuses_a_word_of_two_kinds() -> None:
    with pytest.raises(ValueError, match="kopi"):
        index([("kebun", "kopi"), ("masak", "kopi")])
