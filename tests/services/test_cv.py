"""The CV: one page, whatever somebody typed."""

from datetime import date

import pytest

from smsgate.services.cv import Cv, as_pdf, latin
from smsgate.wording.profile import TOLD_LABELS


def _pdf(told: dict[str, str], **more: str) -> bytes:
    return as_pdf(
        Cv(told=told, office="Disnaker Empat Lawang", on=date(2026, 11, 24), language="id", **more)
    )


@pytest.mark.parametrize("words", ["W" * 900, "kata " * 200, "李小龙 😀\n\x07", "ش", ""])
def test_it_is_one_page_of_any_words(words: str) -> None:
    pdf = _pdf(dict.fromkeys(TOLD_LABELS, words), number="0812-0000-1234", about="1023 Kasir")
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Amínah", "Amínah"),
        ("“Ami” – Siti…", '"Ami" - Siti...'),
        ("Żaneta", "Zaneta"),
        ("李 ok\x00", "? ok?"),
    ],
)
def test_letters_the_font_lacks_become_plain(typed: str, printed: str) -> None:
    assert latin(typed) == printed
