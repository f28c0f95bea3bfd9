"""TANYA with the database: ready answers counted, cases found and headed, and asked after once closed."""

import pytest

from smsgate.errors import InputError
from smsgate.handlers import ask
from smsgate.i18n import LANGUAGES, translator
from smsgate.models import (
    AnswerTally,
    AuditEntry,
    Case,
    Conversation,
    FrequentAnswer,
    OutboundMessage,
    Rating,
    Suggestion,
)
from smsgate.services import erasure
from smsgate.services.inbox import cases, frequent, handling, searching
from smsgate.services.inbox.frequent import Used, Written
from smsgate.wording import gsm7, segments
from tests.conftest import NOON
from tests.services.inbox.conftest import Office, after


def told(office: Office) -> str:
    """The last text queued to the person."""
    query = OutboundMessage.select().where(OutboundMessage.contact == office.contact())
    return str(query.order_by(OutboundMessage.id.desc()).get().text)


def answered_and_closed(office: Office, minutes: int = 0) -> None:
    office.hears("TANYA boleh bawa anak?", after(minutes=minutes))
    office.answers("Boleh, silakan.", after(minutes=minutes + 5))
    handling.close(office.hand(after(minutes=minutes + 10)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_ready_answer_fits_one_sms_in_plain_letters(office: Office, language: str) -> None:
    for row in FrequentAnswer.select():
        text = ask.told(row.texts[language], translator(language))
        assert gsm7.is_gsm7(text), row.title
        assert segments.count(text).segments == 1, (row.title, segments.count(text).units)
        assert len(row.called(language)) <= frequent.LONGEST_TITLE, row.title


def test_it_counts_an_answer_and_that_a_person_was_wanted_after_it(office: Office) -> None:
    office.hears("TANYA kartu kuning")
    office.hears("TANYA kartu kuning", after(minutes=1))
    office.hears("TANYA PETUGAS untuk anak saya", after(minutes=2))
    answer = FrequentAnswer.get(FrequentAnswer.title.startswith("Kartu AK-1"))
    assert frequent.used() == {answer.id: Used(sent=2, followed=1)}
    case = Case.get()
    assert (case.kind, case.text) == ("ask", "kartu kuning\nuntuk anak saya")


def test_a_ready_answer_makes_nobody_wait(office: Office) -> None:
    office.hears("TANYA kartu kuning")
    assert not Case.select().exists()
    assert not Conversation.select().exists()


def test_it_does_not_count_an_answer_that_is_gone(office: Office) -> None:
    AnswerTally.note(999, NOON.date(), followed=False)
    assert not AnswerTally.select().exists()


def test_the_thread_goes_on_by_simply_replying(office: Office) -> None:
    office.hears("TANYA boleh bawa anak?")
    assert office.hears("kalau suami saya ikut gimana", after(minutes=1)) == []
    office.answers("Boleh.", after(minutes=30))
    assert office.hears("terus jam brp selesainya bu", after(hours=2)) == []
    assert Conversation.get().state == "open"
    assert len(cases.of(office.contact().id)) == 1


def test_an_answer_begins_with_its_case_where_that_is_no_dearer(office: Office) -> None:
    office.hears("TANYA boleh bawa anak?")
    number = Case.get().id
    office.answers("Boleh, silakan.", after(minutes=5))
    assert told(office) == f"Kasus {number}: Boleh, silakan."
    office.answers("x" * 155, after(minutes=6))
    assert told(office) == "x" * 155
    office.answers(f"Kasus {number}: sudah ada.", after(minutes=7))
    assert told(office) == f"Kasus {number}: sudah ada."


@pytest.mark.parametrize("question", ["{}", "kasus {}", "Case {}", "#{}"])
def test_a_case_is_found_by_its_number(office: Office, question: str) -> None:
    office.hears("TANYA boleh bawa anak?")
    found = searching.contacts(question.format(Case.get().id))
    assert found == (office.contact().id,)


def test_a_number_no_case_has_finds_nothing(office: Office) -> None:
    assert searching.contacts("kasus 4711") == ()
    assert searching.contacts("47") == ()


def test_it_asks_whether_the_answer_helped_once_a_month(office: Office) -> None:
    answered_and_closed(office)
    assert "NILAI" in told(office)
    assert segments.count(told(office)).segments == 1
    office.delivers(after(minutes=20))
    handling.reopen(office.hand(after(hours=1)))
    office.answers("Ada lagi.", after(hours=1, minutes=1))
    handling.close(office.hand(after(hours=2)))
    asked = OutboundMessage.select().where(OutboundMessage.text.contains("NILAI"))
    assert asked.count() == 1


def test_it_does_not_ask_what_was_not_answered_or_after_stop(office: Office) -> None:
    office.hears("TANYA boleh bawa anak?")
    handling.close(office.hand(after(minutes=5)))
    assert not Rating.select().exists()
    office.hears("TANYA boleh bawa suami?", after(minutes=6))
    office.answers("Boleh.", after(minutes=7))
    office.hears("STOP", after(minutes=8))
    handling.close(office.hand(after(minutes=9)))
    assert not Rating.select().exists()


def test_a_conversation_closed_by_mistake_is_not_asked_about(office: Office) -> None:
    answered_and_closed(office)
    handling.reopen(office.hand(after(minutes=11)), as_it_was=True)
    assert not Rating.select().exists()
    assert OutboundMessage.get(OutboundMessage.text.contains("NILAI")).state == "cancelled"
    assert office.hears("4", after(minutes=20)) != []
    assert not Rating.select().where(Rating.stars.is_null(False)).exists()


def test_a_bare_digit_after_the_question_is_a_mark(office: Office) -> None:
    answered_and_closed(office)
    said = office.hears("4", after(minutes=30))
    row = Rating.get()
    assert (row.stars, row.month, len(said)) == (4, NOON.date().replace(day=1), 1)


def test_a_bare_digit_means_the_list_shown_since(office: Office) -> None:
    answered_and_closed(office)
    office.hears("LOKER SALING", after(minutes=30))
    office.hears("2", after(minutes=31))
    assert Rating.get().stars is None
    office.hears("NILAI 5", after(minutes=32))
    assert Rating.get().stars == 5


def test_a_bare_digit_before_the_question_has_left_is_no_mark(office: Office) -> None:
    office.hears("LOKER SALING", after(minutes=1))
    answered_and_closed(office, minutes=2)
    office.hears("2", after(minutes=13))
    assert Rating.get().stars is None


def test_a_mark_with_words_is_a_suggestion_as_well(office: Office) -> None:
    office.hears("NILAI 2 jawabannya lama")
    office.hears("NILAI 3", after(minutes=1))
    assert [row.stars for row in Rating.select()] == [3]
    assert Suggestion.get().text == "jawabannya lama"


def test_a_suggestion_is_kept_without_a_case(office: Office) -> None:
    office.hears("DAFTAR SALING")
    office.hears("SARAN kirim sore saja, KTP saya 1611014101900001", after(minutes=1))
    row = Suggestion.get()
    assert row.area == "16.11.09"
    assert "1611014101900001" not in row.text
    assert not Case.select().exists()
    assert not Conversation.select().exists()


def test_who_is_erased_leaves_a_mark_of_nobody(office: Office) -> None:
    office.hears("NILAI 2 jawabannya lama")
    erasure.erase(office.contact(), office.runtime.config, after(hours=1))
    assert not Suggestion.select().exists()
    assert [(row.stars, row.contact_id) for row in Rating.select()] == [(2, None)]


def test_an_unanswered_question_of_who_is_erased_goes(office: Office) -> None:
    answered_and_closed(office)
    erasure.erase(office.contact(), office.runtime.config, after(hours=1))
    assert not Rating.select().exists()


WRITTEN = Written(
    titles={"id": "Parkir", "en": "Parking"},
    words="parkir motor, tempat parkir\nparkir motor",
    texts={"id": "Parkir gratis di halaman kantor.", "en": ""},
)


def test_staff_write_an_answer_that_is_sent_at_once(office: Office) -> None:
    row = frequent.save(office.yuni, None, WRITTEN, NOON)
    assert row.ways() == ("parkir motor", "tempat parkir")
    assert "halaman kantor" in office.hears("TANYA tempat parkirnya di mana")[0]
    frequent.use(office.yuni, row, False, NOON)
    assert "kasus" in office.hears("TANYA tempat parkirnya di mana", after(minutes=1))[0].lower()
    actions = [entry.action for entry in AuditEntry.select().order_by(AuditEntry.id)]
    assert actions[-2:] == ["frequent_answer.save", "frequent_answer.retire"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"titles": {"id": " "}}, frequent.NO_TITLE),
        ({"titles": {"id": "x" * 27}}, frequent.NO_TITLE),
        ({"titles": {"id": "Upah minimum"}}, frequent.TAKEN),
        ({"words": " , "}, frequent.NO_WORDS),
        ({"texts": {"id": "", "en": " "}}, frequent.NO_TEXT),
        ({"texts": {"id": "x" * 290}}, frequent.LONG_TEXT),
    ],
)
def test_it_refuses_what_cannot_be_sent(
    office: Office, changed: dict[str, object], fault: str
) -> None:
    given = {name: getattr(WRITTEN, name) for name in ("titles", "words", "texts")}
    with pytest.raises(InputError) as refused:
        frequent.save(office.yuni, None, Written(**{**given, **changed}), NOON)
    assert refused.value.text == fault


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("TANYA ada bursa kerja di pendopo barat?", "16.11.10"),
        ("TANYA ada bursa kerja di Pendopo, pak?", "16.11.02"),
        ("TANYA boleh bawa anak?", ""),
    ],
)
def test_a_case_lies_in_the_district_it_names(office: Office, words: str, area: str) -> None:
    office.hears(words)
    assert (Case.get().area, Conversation.get().area) == (area, area)
