import json
import re
from datetime import date, datetime

import pytest
from flask.testing import FlaskClient

from smsgate.models import Vacancy
from tests.conftest import NOON

REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
"""https://developers.google.com/search/docs/appearance/structured-data/job-posting"""


def _posting(client: FlaskClient, code: int) -> dict:
    block = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(f"/v/{code}").text, re.S
    )
    assert block
    return json.loads(block[1])


def _some(*conditions) -> Vacancy:
    return Vacancy.select().where(Vacancy.open_on(NOON.date()), *conditions).first()


def test_it_describes_every_open_vacancy_as_a_job_posting(client: FlaskClient) -> None:
    for row in list(Vacancy.select().where(Vacancy.open_on(NOON.date()))):
        posting = _posting(client, row.code)
        assert posting["@type"] == "JobPosting"
        assert posting.keys() >= REQUIRED
        assert posting["identifier"]["value"] == str(row.code)
        assert posting["jobLocation"]["address"]["addressCountry"] == "ID"
        assert None not in posting.values()


def test_it_closes_at_the_end_of_the_last_day_there(client: FlaskClient) -> None:
    row = _some()
    closes = datetime.fromisoformat(_posting(client, row.code)["validThrough"])
    assert closes.date() == row.expires_on
    assert closes.utcoffset() == NOON.utcoffset()
    assert date.fromisoformat(_posting(client, row.code)["datePosted"]) <= NOON.date()


@pytest.mark.parametrize(("per", "unit"), [("month", "MONTH"), ("day", "DAY")])
def test_it_tells_the_pay_with_its_unit(client: FlaskClient, per: str, unit: str) -> None:
    row = _some(Vacancy.pay_per == per, Vacancy.pay_max.is_null(False))
    salary = _posting(client, row.code)["baseSalary"]
    assert salary["currency"] == "IDR"
    assert salary["value"] == {
        "@type": "QuantitativeValue",
        "unitText": unit,
        "minValue": row.pay_min,
        "maxValue": row.pay_max,
    }


def test_it_leaves_out_pay_that_has_no_unit(client: FlaskClient) -> None:
    assert "baseSalary" not in _posting(client, _some(Vacancy.pay_per == "piece").code)
    assert "baseSalary" not in _posting(client, _some(Vacancy.pay_min.is_null()).code)


def test_it_marks_work_done_at_home(client: FlaskClient) -> None:
    posting = _posting(client, _some(Vacancy.mode == "online").code)
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert posting["applicantLocationRequirements"]["name"] == "Indonesia"
    assert "jobLocationType" not in _posting(client, _some(Vacancy.mode == "onsite").code)
