"""What employers are texted fits its segment, with the longest names, in every language."""

from datetime import date

import pytest

from smsgate.effects import PostingSent
from smsgate.handlers import posting_words
from smsgate.handlers.knowledge.postings import OwnVacancy
from smsgate.i18n import LANGUAGES, translator
from smsgate.views import ContactView, VacancyView
from smsgate.wording import gsm7, postings, segments
from smsgate.wording.postings import Told
from tests.fakes import context

TITLE = "Operator mesin pengolahan kelapa sawit untuk malam hari"
DAY = date(2026, 12, 31)
TOLD = Told(code=10_001, title=TITLE, until=DAY)
REASON = "Tulis alamat tempat kerja yang jelas, jam kerja, dan hari libur dalam seminggu. " * 4
OFFICE = "Disnaker Penukal Abab Lematang Ilir"


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_is_one_segment_and_with_a_long_reason_two(language: str) -> None:
    _ = translator(language)
    short = (
        postings.published(TOLD, _),
        postings.ended(TOLD, 14, _),
        postings.greeting("Perusahaan Perkebunan Kelapa Sawit Maju Bersama", OFFICE, _),
    )
    for text in short:
        assert gsm7.is_gsm7(text)
        assert segments.count(text).segments == 1, text
    for text in (postings.returned(TOLD, REASON, _), postings.rejected(TOLD, REASON, _)):
        assert segments.count(text).segments <= 2, text
        assert "Tulis alamat" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "stand", ["open", "expired", "waiting", "returned", "filled", "withdrawn", "rejected"]
)
def test_how_one_stands_is_one_segment(language: str, stand: str) -> None:
    found = OwnVacancy(code=10_001, employer=1, title=TITLE, stand=stand, expires_on=DAY)
    text = posting_words.standing(found, context(contact=ContactView(id=1, language=language)))
    assert segments.count(text).segments == 1, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_confirmation_names_the_code_and_fits_with_its_remark(language: str) -> None:
    sent = PostingSent(code=10_001, title=TITLE, minimum=3_942_963)
    text = posting_words.received(sent, context(contact=ContactView(id=1, language=language)))
    assert "10001" in text
    assert segments.count(text).segments == 1, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_back_leaves_out_nothing_that_is_to_be_checked(language: str) -> None:
    view = VacancyView(
        code=10_001,
        title=TITLE,
        employer="Perusahaan Perkebunan Kelapa Sawit Maju Bersama",
        place="16.11.02",
        place_name="Pasemah Air Keruh",
        education="SMA",
        pay_min=2_250_000,
        pay_max=3_750_000,
        openings=12,
        mode="hybrid",
        how_to_apply="Datang ke kantor kebun di simpang tiga, bawa ijazah asli",
        expires_on=DAY,
        verified_on=DAY,
    )
    text = postings.read_back(view, translator(language), grave=True)
    assert segments.count(text).segments == 2, text
    for part in ("SMA", "12 ", "31 De", "simpang tiga", "SMS)", "YA"):
        assert part in text, text
