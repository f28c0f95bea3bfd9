from hypothesis import given
from hypothesis import strategies as st

from smsgate.wording.fairness import is_fair, spread
from tests.wording.demo import vacancy


def of(*employers: str):
    return [
        vacancy(employer=name, code=1001 + at, published_seq=at)
        for at, name in enumerate(employers)
    ]


def order(*employers: str) -> str:
    return "".join(view.employer for view in spread(of(*employers)))


def test_each_employer_has_a_turn_before_any_has_two():
    assert order("A", "B", "A", "A", "C", "A") == "ACBAAA"


def test_the_newest_of_each_comes_first():
    assert [view.published_seq for view in spread(of("A", "A", "B"))] == [2, 1, 0]


def test_an_employer_is_one_however_it_was_typed():
    assert order("A", "a ", "B") == "Ba A"


def test_a_third_is_the_most_while_others_wait():
    ordered = spread(of("A", "B", "C", "A", "B", "C", "A"))
    assert [shown for shown in range(1, 8) if not is_fair(ordered, shown)] == [4, 5]


def test_nobody_waits_nobody_is_wronged():
    ordered = spread(of("A", "A", "A", "A", "B", "C"))
    assert is_fair(ordered, 4)


def test_two_employers_cannot_have_a_third_each():
    ordered = spread(of("A", "B", "A", "B"))
    assert all(is_fair(ordered, shown) for shown in range(1, 5))


@given(st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=30))
def test_spreading_loses_nobody(employers):
    views = of(*employers)
    assert sorted(view.code for view in spread(views)) == sorted(view.code for view in views)
