"""What was looked for in vain is counted by words of our own, and tells nothing of who asked."""

from datetime import timedelta

import pytest

from smsgate.messages import Inbound
from smsgate.models import UnmetWord, UssdSession, Vacancy
from smsgate.services import inbound
from smsgate.services.statistics import unmet
from smsgate.services.statistics.unmet import wishes
from smsgate.views import Unmet
from tests.conftest import NOON
from tests.services.dialler import Caller

TODAY = NOON.date()


def _text(runtime, words, sender="+6281200000001", at=NOON):
    event = Inbound(
        gateway="simulator",
        sender=sender,
        recipient="simulator",
        text=words,
        gateway_id=f"{words}-{sender}-{at}",
    )
    return inbound.receive(event, runtime, at)


def _noted():
    return {(row.place, row.word): row.count for row in UnmetWord.select()}


@pytest.fixture
def nothing_open(runtime):
    Vacancy.update(expires_on=TODAY - timedelta(days=1)).execute()


def test_a_search_in_vain_is_counted_by_word_and_district(runtime, nothing_open):
    _text(runtime, "LOKER SOPIR PENDOPO")
    _text(runtime, "loker supir pendopo", sender="+6281200000002")
    assert _noted() == {("16.11.02", "sopir"): 2}


def test_a_search_of_a_known_number_is_counted_once(runtime, nothing_open):
    for minute in range(2):
        _text(runtime, "LOKER SALING", at=NOON + timedelta(minutes=minute * 20))
    assert _noted() == {("16.11.09", ""): 2}


def test_a_search_that_finds_is_not_counted(runtime):
    _text(runtime, "LOKER TEBING TINGGI")
    assert _noted() == {}


def test_what_is_found_elsewhere_alone_was_not_found(runtime):
    Vacancy.update(expires_on=TODAY - timedelta(days=1)).where(Vacancy.area == "16.11.09").execute()
    _text(runtime, "LOKER SALING")
    assert _noted() == {("16.11.09", ""): 1}


def test_a_name_somebody_typed_is_not_kept(config, db):
    unmet.note(Unmet(place="16.11.02", words=("suparman", "sopir")), config, NOON)
    unmet.note(Unmet(place="16.11.02", words=("suparman",)), config, NOON)
    assert _noted() == {("16.11.02", "sopir"): 1}


def test_a_village_counts_for_its_district(config, db):
    unmet.note(Unmet(place="16.11.02.2001", words=("jahit",)), config, NOON)
    assert _noted() == {("16.11.02", "jahit"): 1}


def test_a_screen_without_vacancies_is_counted_once_though_it_is_drawn_again(runtime):
    Vacancy.update(expires_on=TODAY - timedelta(days=1)).execute()
    phone = Caller(runtime)
    phone.dial()
    phone.press("1", "1", "1")
    first = _noted()
    phone.press("8")
    assert sum(first.values()) == 1
    assert _noted() == first


def test_screens_that_tell_a_vacancy_are_counted_with_the_session(runtime):
    phone = Caller(runtime)
    phone.dial()
    phone.press("1", "1", "1")
    phone.press("8", "0", "1")
    assert UssdSession.get().details == 2


def test_it_ranks_words_with_where_they_were_looked_for(config, db):
    for place, words in (("16.11.02", ("sopir",)), ("16.11.09", ("sopir", "jahit"))):
        unmet.note(Unmet(place=place, words=words), config, NOON)
    unmet.note(Unmet(place="16.11.02", words=("sopir",)), config, NOON)
    unmet.note(Unmet(place="16.11.02", words=("guru",)), config, NOON - timedelta(days=9))
    first, second = wishes(TODAY, TODAY)
    assert (first.word, first.count, first.places[0]) == ("sopir", 3, ("16.11.02", 2))
    assert second.word == "jahit"
    assert [wish.count for wish in wishes(TODAY, TODAY, ["16.11.09"])] == [1, 1]


def test_a_search_for_a_group_that_nobody_welcomes_there_is_counted_by_the_group(runtime):
    _text(runtime, "LOKER DIFABEL ULU MUSI")
    _text(runtime, "loker tanpa pengalaman pendopo")
    assert _noted() == {("16.11.03", "difabel"): 1}
    Vacancy.update(inclusion="").execute()
    _text(runtime, "loker sopir utk lansia saling", sender="+6281200000002")
    assert _noted() == {
        ("16.11.03", "difabel"): 1,
        ("16.11.09", "lansia"): 1,
        ("16.11.09", "sopir"): 1,
    }
