"""Every lesson is one SMS, in every language, wherever it stands; its facts name their source."""

from datetime import date

import pytest

from smsgate import data
from smsgate.i18n import LANGUAGES, translator
from smsgate.views import LessonView
from smsgate.wording import gsm7, segments
from smsgate.wording.lessons import BY_KEY, SERIES, Place, room, text
from smsgate.wording.segments import septets

ROWS = data.rows("lessons")
TODAY = {"id": "Hari ini:", "en": "Today:"}


def _of(series: str) -> list[dict[str, str]]:
    return [row for row in ROWS if row["series"] == series]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['series']}-{row['number']}")
def test_it_fits_one_sms_with_one_thing_to_do(row: dict[str, str], language: str) -> None:
    _ = translator(language)
    total = len(_of(row["series"]))
    for at in (int(row["number"]), 1):
        place = Place(series=row["series"], at=at, total=total)
        view = LessonView(series=row["series"], number=at, texts=row)
        said = text(view, place, _, language)
        assert gsm7.is_gsm7(said)
        assert segments.count(said).segments == 1, (len(said), said)
    assert septets(row[language]) <= room(place, _)
    assert row[language].count(TODAY[language]) == 1


def test_each_series_has_five_to_seven_with_their_sources() -> None:
    assert {row["series"] for row in ROWS} == set(BY_KEY)
    for series in SERIES:
        numbers = [int(row["number"]) for row in _of(series.key)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert 5 <= len(numbers) <= 7
    for row in ROWS:
        assert row["source"]
        open_ = row["source"].endswith("to be looked up")
        assert open_ != bool(row["checked_on"])
        assert open_ or date.fromisoformat(row["checked_on"]) >= date(2026, 11, 1)


def test_the_minimum_wage_is_that_of_the_table() -> None:
    told = next(row for row in ROWS if row["series"] == "hak" and "3.942.963" in row["id"])
    assert "3,942,963" in told["en"]
    wages = {row["idr_per_month"] for row in data.rows("minimum_wages") if row["year"] == "2026"}
    assert "3942963" in wages
