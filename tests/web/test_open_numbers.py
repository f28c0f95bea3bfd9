"""The open numbers: for everybody, nothing small told exactly, and only counted now and then."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from smsgate.models import (
    Contact,
    Conversation,
    OfficerMessage,
    OutboundMessage,
    Rating,
    Vacancy,
    utcnow,
)
from smsgate.services.statistics import count, open_numbers
from smsgate.web.open_numbers import EXTENSION


def marks(*stars: int) -> None:
    month = utcnow().date().replace(day=1)
    for number, mark in enumerate(stars):
        who = Contact.create(phone=f"+62840000010{number:02}")
        Rating.create(contact=who, month=month, stars=mark, rated_at=utcnow())


def test_it_is_open_to_everybody_in_both_languages(client: FlaskClient) -> None:
    page = client.get("/angka")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert "Angka terbuka" in page.text
    assert "kurang dari 5" in page.text
    english = client.get("/angka?lang=en").text
    assert "Open numbers" in english
    assert 'href="/angka?lang=en"' in client.get("/?lang=en").text


def test_it_tells_no_small_number_exactly(client: FlaskClient, app: Flask) -> None:
    marks(1, 2, 3, 4)
    table = client.get("/angka/angka.csv?lang=en")
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = table.text.splitlines()
    assert "Marks people gave in the last 12 months,,fewer than 5" in lines
    assert '"Average mark, 1 to 5",,not enough yet' in lines
    assert not any(line.rpartition(",")[2] in set("01234") for line in lines)


def test_it_tells_larger_ones(client: FlaskClient, app: Flask) -> None:
    marks(1, 2, 3, 4, 5, 5)
    count(utcnow().date(), app.extensions["smsgate"].config, utcnow())
    lines = client.get("/angka/angka.csv?lang=en").text.splitlines()
    assert "Marks people gave in the last 12 months,,6" in lines
    assert '"Average mark, 1 to 5",,3.3' in lines
    still_open = Vacancy.select().where(Vacancy.open_on(utcnow().date())).count()
    assert not still_open or any(line.startswith("Vacancies open today,,") for line in lines)


def test_it_is_counted_once_for_some_minutes(client: FlaskClient, app: Flask) -> None:
    client.get("/angka")
    marks(1, 2, 3, 4, 5, 5)
    assert (
        "Marks people gave in the last 12 months,,6"
        not in client.get("/angka/angka.csv?lang=en").text
    )
    del app.extensions[EXTENSION]
    assert (
        "Marks people gave in the last 12 months,,6" in client.get("/angka/angka.csv?lang=en").text
    )


@pytest.mark.parametrize(("hours", "in_time"), [(1, 5), (100, 0)])
def test_it_counts_what_was_answered_in_time(app: Flask, hours: int, in_time: int) -> None:
    now = utcnow().replace(hour=7, minute=0)
    config = app.extensions["smsgate"].config
    for number in range(5):
        who = Contact.create(phone=f"+62840000020{number:02}")
        Conversation.create(contact=who, state="waiting")
        text = OutboundMessage.create(
            contact=who, gateway="simulator", text="Ya", created_at=now, not_before=now
        )
        before = {"waiting_since": (now - timedelta(hours=hours)).isoformat()}
        OfficerMessage.create(message=text, token=f"t{number}", before=before, created_at=now)
    found = open_numbers.count(config, now)
    assert found.answered == 5
    assert found.in_time == (in_time or None)
