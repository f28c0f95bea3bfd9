"""Words of distress about a debt: a case of its own, a fixed answer once a day, and few who see it."""

import re
from datetime import timedelta

import pytest

from smsgate import data
from smsgate.config import Config
from smsgate.handlers.worry import fixed
from smsgate.i18n import LANGUAGES, translator
from smsgate.models import Case, CaseKind, Conversation, InboundMessage
from smsgate.services.inbox import handling, listing, reach
from smsgate.services.inbox.listing import Wanted
from smsgate.understanding.distress import Worry
from smsgate.wording import gsm7, segments
from tests.conftest import NOON
from tests.services.inbox.conftest import Office, after, officer

DISTRESS = "sayo galbay pinjol, dc datang ke rumah"


def items(office: Office, config: Config, staff: object) -> tuple[listing.Item, ...]:
    wanted = Wanted(officer=staff, zone=config.timezone)
    return listing.page(wanted, 1, after(minutes=9)).items


def test_it_opens_a_private_case_and_answers_once_a_day(office: Office) -> None:
    (said,) = office.hears(DISTRESS)
    assert "OJK 157" in said
    assert office.hears("dak sanggup bayar utang itu", after(minutes=5)) == []
    case = Case.get()
    assert (case.kind, case.text.count("\n")) == (CaseKind.DEBT, 1)
    assert Conversation.get().topic == "ask"
    assert office.hears(DISTRESS, NOON + timedelta(days=1)) != []


def test_a_clear_request_is_answered_as_well(office: Office) -> None:
    first, second = office.hears("LOKER PENDOPO, saya terlilit utang")
    assert "157" in first
    assert second.startswith("Loker Pendopo")
    assert InboundMessage.get().intent == "search"


def test_a_machine_is_silent_once_an_officer_answered(office: Office) -> None:
    office.hears(DISTRESS)
    office.answers("Kami bantu, Bu.", after(minutes=5))
    assert office.hears(DISTRESS, NOON + timedelta(days=1)) == []


def test_who_speaks_of_ending_their_life_is_answered_also_then(office: Office) -> None:
    office.hears(DISTRESS)
    office.answers("Kami bantu, Bu.", after(minutes=5))
    (said,) = office.hears("rasonyo nak mati bae", NOON + timedelta(days=1))
    assert "119" in said


def test_stop_stays_stop(office: Office) -> None:
    office.hears("BERHENTI")
    assert Case.select().count() == 0


def test_only_officers_of_all_districts_and_who_took_it_on_see_it(
    office: Office, config: Config
) -> None:
    office.hears(DISTRESS)
    contact = office.contact()
    neighbour = officer("tono@dinas.example", districts=["16.11.02"])
    (item,) = items(office, config, office.yuni)
    assert (item.private, item.said) == (True, "")
    assert items(office, config, neighbour) == ()
    assert listing.counts(neighbour, config.timezone, after(minutes=9))[listing.Show.ALL] == 0
    assert reach.found(neighbour, contact.id, config) is None
    handling.assign(office.hand(), neighbour.id)
    assert len(items(office, config, neighbour)) == 1
    assert reach.found(neighbour, contact.id, config) is not None


def test_a_question_without_distress_is_everybodys(office: Office, config: Config) -> None:
    office.hears("TANYA syarat SIM")
    neighbour = officer("tono@dinas.example", districts=["16.11.02"])
    (item,) = items(office, config, neighbour)
    assert (item.private, item.said) == (False, "TANYA syarat SIM")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", list(Worry))
def test_the_fixed_words_fit_two_sms_and_name_only_checked_numbers(
    found: Worry, language: str
) -> None:
    text = fixed(found, 99999, "Disnaker Ogan Komering Ulu Selatan", translator(language))
    assert gsm7.is_gsm7(text)
    assert segments.count(text).segments <= 2, len(text)
    known = {row["value"] for row in data.rows("hotlines")} | {"99999"}
    assert set(re.findall(r"\d+", text)) <= known
