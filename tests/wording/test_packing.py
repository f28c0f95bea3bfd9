from hypothesis import given
from hypothesis import strategies as st

from smsgate.wording.packing import Draft, fit, pack, steps
from smsgate.wording.segments import septets

WORDS = st.text("abc €", min_size=1, max_size=70).filter(lambda text: text.strip() == text)


def draft(*lines: tuple[str, ...], head: str = "Head:", **options: object) -> Draft:
    return Draft(
        lambda shown: (head,), lines, lambda shown: (f"+{len(lines) - shown} more",), **options
    )


def numbered(count: int, width: int) -> list[tuple[str, ...]]:
    return [(f"{1001 + at} ".ljust(width, "x"),) for at in range(count)]


def test_it_shows_all_that_fit_one_segment():
    packed = pack(draft(*numbered(3, 40)))
    assert (packed.shown, packed.segments) == (3, 1)


def test_a_second_segment_must_carry_three_more():
    assert pack(draft(*numbered(5, 45))).segments == 1
    packed = pack(draft(*numbered(9, 45)))
    assert (packed.shown, packed.segments) == (6, 2)


def test_a_second_segment_is_taken_when_the_first_holds_too_little():
    packed = pack(draft(*numbered(3, 60)))
    assert (packed.shown, packed.segments) == (3, 2)


def test_a_budget_of_one_segment_is_kept():
    packed = pack(draft(*numbered(9, 45)), max_segments=1)
    assert (packed.shown, packed.segments) == (3, 1)


def test_one_line_is_shown_even_where_there_is_no_room_for_it():
    packed = pack(draft(*numbered(3, 60), head="x" * 120), max_segments=1)
    assert (packed.shown, packed.segments) == (1, 2)


def test_lines_are_made_tight_for_the_first_three_or_for_the_last():
    wordy = ("1001 " + "x" * 45, "1001 " + "x" * 44, "1001 " + "x" * 43, "1001 xxxxxxxxxxxx")
    assert pack(draft(*[wordy] * 4), max_segments=1).shown == 4
    assert pack(draft(*[wordy] * 20), max_segments=1).shown == 3


def test_what_is_refused_is_not_shown():
    packed = pack(draft(*numbered(3, 20), allowed=lambda shown: shown != 3))
    assert packed.shown == 2


def test_the_longest_gives_way_first_and_takes_back_what_was_given_in_vain():
    blocks = [("a" * 10, "a" * 4), ("b" * 20, "b" * 19, "b" * 5), ("c" * 6, "c" * 5)]
    assert fit(blocks, 38) == ["a" * 10, "b" * 20, "c" * 6]
    assert fit(blocks, 37) == ["a" * 10, "b" * 19, "c" * 6]
    assert fit(blocks, 31) == ["a" * 4, "b" * 19, "c" * 6]
    assert fit(blocks, 24) == ["a" * 10, "b" * 5, "c" * 6]
    assert fit(blocks, 1) == ["a" * 4, "b" * 5, "c" * 5]


def test_steps_hold_a_form_until_the_next_begins():
    assert steps({0: "full", 2: "less", 3: "least"}) == ("full", "full", "less", "least")


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from([1, 2]))
def test_no_line_is_ever_cut_and_no_budget_exceeded(lines, max_segments):
    packed = pack(draft(*[(line,) for line in lines]), max_segments=max_segments)
    assert packed.text.split("\n") == [
        "Head:",
        *lines[: packed.shown],
        f"+{len(lines) - packed.shown} more",
    ]
    assert 1 <= packed.segments <= max_segments
    assert packed.shown >= 1


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=8), st.integers(1, 300)
)
def test_what_can_fit_does(blocks, room):
    falling = [tuple(sorted(forms, key=septets, reverse=True)) for forms in blocks]
    least = septets("\n".join(forms[-1] for forms in falling))
    assert septets("\n".join(fit(falling, room))) <= max(room, least)


def test_a_thrifty_text_takes_another_segment_only_when_hardly_anything_fits():
    assert pack(draft(*numbered(9, 30)), thrifty=True).segments == 1
    assert pack(draft(*numbered(9, 30))).segments == 2
    few = pack(draft(*numbered(9, 60)), thrifty=True)
    assert (few.segments, few.shown >= 3) == (2, True)
