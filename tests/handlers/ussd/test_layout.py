"""Pages: how many items stand on one, which keys are told, what gives way to what."""

import pytest

from smsgate.handlers.ussd.layout import Frame, lay_out, whole
from smsgate.handlers.ussd.screens import Choice, Menu
from smsgate.i18n import translator
from smsgate.wording.ussd import LIMIT, fits

_ = translator("en")


def _menu(*labels: str, text: str = "Which?", more: str = "") -> Menu:
    choices = tuple(Choice(label=(label,), to="home") for label in labels)
    return Menu(text=text, choices=choices, more=more)


def _pages(menu: Menu, depth: int = 1) -> list[str]:
    pages = [lay_out(menu, 0, Frame(_, depth))]
    while pages[-1].next_page:
        pages.append(lay_out(menu, len(pages), Frame(_, depth)))
    return [page.text for page in pages]


@pytest.mark.parametrize(
    ("depth", "page", "foot"),
    [
        (0, 0, "9 More"),
        (0, 1, "9 More 0 Back"),
        (1, 0, "9 More 0 Back"),
        (1, 1, "9 More 0 Back 00 Start"),
    ],
)
def test_it_tells_the_keys_that_make_sense(depth: int, page: int, foot: str) -> None:
    assert Frame(_, depth).foot(page, next_page=True) == foot


def test_it_shows_eight_at_most_and_every_item_once() -> None:
    pages = _pages(_menu(*"abcdefghijklmnopqrs"))
    shown = "".join(line[2:] for text in pages for line in text.split("\n") if len(line) == 3)
    assert shown == "abcdefghijklmnopqrs"
    assert pages[0].startswith("Which?\n1 a\n2 b\n")
    assert "8 h\n9 More 0 Back" in pages[0]
    assert pages[-1].endswith("3 s\n0 Back 00 Start")


def test_it_needs_no_second_page_for_what_fits_on_one() -> None:
    assert _pages(_menu(*["x" * 40] * 3)) == [
        "Which?\n" + "".join(f"{n} {'x' * 40}\n" for n in (1, 2, 3)) + "0 Back"
    ]


def test_an_item_is_never_cut_nor_left_out_however_long() -> None:
    pages = _pages(_menu(*[f"{letter * 110}." for letter in "abc"]))
    assert len(pages) == 3
    assert all(f"{letter * 110}." in text for letter, text in zip("abc", pages, strict=True))


def test_it_shortens_the_one_item_no_screen_can_hold() -> None:
    pages = _pages(_menu("long " * 60, "short"))
    assert all(fits(text) for text in pages)


def test_it_says_an_item_as_fully_as_there_is_room() -> None:
    menu = Menu(text="Which?", choices=(Choice(label=("full form", "brief"), to="home"),) * 2)
    assert "1 full form\n2 full form" in lay_out(menu, 0, Frame(_, 1)).text


def test_a_page_too_far_is_the_last() -> None:
    assert lay_out(_menu(*"abcdefghij"), 7, Frame(_, 1)).number == 1


def test_a_text_goes_on_over_pages_with_its_choices_on_each() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    pages = _pages(_menu("Send", text="Head", more=words))
    assert pages[0] == "Head\n1 Send\n9 More 0 Back"
    assert all("1 Send" in text and fits(text) for text in pages)
    told = " ".join(text.split("\n")[0] for text in pages[1:])
    assert told == words


def test_a_text_without_room_still_comes_to_an_end() -> None:
    pages = _pages(_menu(*["x" * 60] * 2, text="Head", more="more words to tell"))
    assert all(fits(text) for text in pages)


def test_a_heading_gives_way_to_the_notice_but_a_text_does_not() -> None:
    items = ["x" * 33] * 3
    heading = lay_out(_menu(*items, text="A heading of so many letters ok"), 0, Frame(_, 2, "No:"))
    assert heading.text.startswith("No:\n1 ")
    assert heading.text.count("x" * 33) == 3
    text = "A text that matters " * 6 + "indeed it does so"
    assert lay_out(_menu("Yes", text=text), 0, Frame(_, 2, "No:")).text.startswith("A text")


def test_a_text_that_can_say_less_makes_room_for_the_notice() -> None:
    menu = Menu(text=lambda room: "y" * room)
    assert lay_out(menu, 0, Frame(_, 0)).text == "y" * LIMIT
    assert lay_out(menu, 0, Frame(_, 0, "No:")).text == "No:\n" + "y" * (LIMIT - 4)


@pytest.mark.parametrize("text", ["ok", "“curly” ☕ 中文", "x" * 200, "[" * 100, "word " * 80])
def test_whatever_is_put_in_fits_a_phone(text: str) -> None:
    assert fits(whole(text))
