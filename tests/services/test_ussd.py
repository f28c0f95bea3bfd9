"""Turns of a USSD session on the database: repeats, late ones, lost ones, junk, two copies at once."""

from datetime import datetime, timedelta

import pytest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from smsgate.config import Config
from smsgate.effects import CaseOpened, OpenCase, SendDetail
from smsgate.handlers.ussd import engine
from smsgate.handlers.ussd.screens import End
from smsgate.messages import UssdEnd
from smsgate.models import (
    Contact,
    InboundMessage,
    OutboundMessage,
    Shown,
    Subscription,
    UssdSession,
    Vacancy,
    database,
)
from smsgate.runtime import Runtime
from smsgate.services import erasure, ussd
from smsgate.services.limits import ANSWERS_AN_HOUR, TURNS_AN_HOUR
from tests.conftest import NOON
from tests.services.dialler import COPIES, FOLLOW_SALING, PHONE, Caller, at_once


@pytest.fixture
def caller(runtime: Runtime) -> Caller:
    return Caller(runtime)


def _row(session: str = "ATUid_1") -> UssdSession:
    found = UssdSession.of("simulator", session)
    assert found is not None
    return found


def test_it_begins_with_the_first_screen_and_keeps_where_the_person_is(caller: Caller) -> None:
    assert caller.dial().startswith("CON BUKAN PINJOL Empat Lawang\n1 ")
    assert "Seluruh Empat Lawang" in caller.press("1")
    row = _row()
    assert (row.contact.phone, row.transcript, row.ended) == (PHONE, "1", False)


def test_it_answers_a_repeat_with_the_same_and_changes_nothing(caller: Caller) -> None:
    first = caller.dial()
    assert caller.send("") == first
    second = caller.press("1")
    written = _row().updated_at
    assert caller.send("1") == second
    assert _row().updated_at == written


def test_it_repeats_words_that_only_the_change_could_tell(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending = End(
        text=lambda results: f"Case {results[0]}", effects=(OpenCase(kind="ask", text="AK1?"),)
    )
    monkeypatch.setitem(engine.SCREENS, "guard", lambda visit: ending)  # type: ignore[arg-type]
    caller.dial()
    last = caller.press("5")
    assert last == f"END Case {CaseOpened(number=1, new=True)}"
    assert caller.send(caller.transcript) == last
    assert InboundMessage.select().count() == 1


def test_it_carries_out_at_the_end_and_only_once(caller: Caller) -> None:
    caller.dial()
    last = caller.press(*FOLLOW_SALING)
    assert last.startswith("END ")
    assert caller.send(caller.transcript) == last
    assert caller.send(f"{caller.transcript}*1") == last
    (row,) = Subscription.of(Contact.by_phone(PHONE))
    assert (row.place, row.kind, row.consent_how) == ("16.11.09", "", "ussd")
    assert "18+" in row.consent_words
    assert "BERHENTI" in row.consent_words


def test_it_changes_nothing_when_the_person_hangs_up_before_the_end(caller: Caller) -> None:
    caller.dial()
    caller.press(*FOLLOW_SALING[:-1])
    assert not Subscription.of(Contact.by_phone(PHONE))


def test_it_sends_the_detail_on_and_rings(runtime: Runtime) -> None:
    rung: list[bool] = []
    runtime.ring = lambda: rung.append(True)
    caller = Caller(runtime)
    caller.dial()
    caller.press("1", "1", "1")
    assert not rung
    assert caller.press("1").startswith("END ")
    message = OutboundMessage.get()
    code = int(message.text.split()[0])
    assert rung == [True]
    assert message.contact.phone == PHONE
    assert {row.channel for row in Shown.select().where(Shown.vacancy == code)} == {"ussd", "sms"}


def test_it_notes_the_vacancies_that_stood_on_the_screen(caller: Caller) -> None:
    caller.dial()
    screen = caller.press("1", "1")
    seen = {row.vacancy for row in Shown.select()}
    assert len(seen) == sum(line[:1] in "12345678" for line in screen.split("\n"))
    assert seen < {row.code for row in Vacancy.select().where(Vacancy.open_on(NOON.date()))}


def test_it_sends_no_more_details_than_answers_by_sms(caller: Caller) -> None:
    caller.dial()
    caller.press("1", "1", "1")
    contact = Contact.by_phone(PHONE)
    rows = [{"contact": contact, "gateway": "simulator", "text": "x", "created_at": caller.now}]
    OutboundMessage.insert_many(rows * ANSWERS_AN_HOUR).execute()
    assert caller.press("1").startswith("END ")
    assert OutboundMessage.select().count() == ANSWERS_AN_HOUR


def test_a_late_or_strange_transcript_gets_the_current_screen(caller: Caller) -> None:
    caller.dial()
    current = caller.press("1", "9")
    for transcript in ("", "1", "2", "19", "1*8", "11*9"):
        assert caller.send(transcript) == current, transcript
    assert _row().transcript == "1*9"


def test_it_goes_on_when_a_hop_was_lost(caller: Caller, runtime: Runtime) -> None:
    caller.dial()
    caller.press("1", "9")
    other = Caller(runtime, phone="+6281273000010")
    other.session = "ATUid_2"
    other.send("")
    assert other.send("1*9") == caller.send("1*9")


def test_a_session_that_is_not_known_is_played_from_the_start(caller: Caller) -> None:
    assert caller.send("1*9*0") == caller.send("1*9*0")
    assert "Seluruh Empat Lawang" in caller.send("1*9*0")
    last = caller.send("3*1*9*2*1*1", session_id="ATUid_2")
    assert last.startswith("END ")
    assert len(Subscription.of(Contact.by_phone(PHONE))) == 1


def test_a_typed_star_stays_in_the_words(caller: Caller) -> None:
    caller.dial()
    caller.press("2", "1")
    caller.transcript = "2*1*sopir * truk"
    answer = caller.send(caller.transcript)
    assert answer.startswith("CON sopir truk (")
    assert "Ketik" in caller.press("0")


@pytest.mark.parametrize(
    "junk", ["", "77", "halo", "*", "**", "😀", "1" * 300, "\x00", "#", "-1", "\udcff"]
)
def test_junk_gets_the_same_screen_with_a_line_in_front(caller: Caller, junk: str) -> None:
    first = caller.dial()
    choices = first[first.index("\n") :]
    if junk:
        assert caller.send(junk) in (f"CON Pilih angka ini:{choices}", first)
    caller.press("1")
    answer = caller.send(f"1*{junk}")
    assert answer.startswith(("CON Pilih angka ini:\n", "CON Mau kerja"))
    assert answer.startswith("CON ")


def test_a_nik_typed_is_never_stored(caller: Caller) -> None:
    caller.dial()
    caller.press("2", "1", "1611041203880001 las")
    row = _row()
    assert "1611041203880001" not in f"{row.transcript} {row.state} {row.answer}"
    assert caller.press("0").startswith("CON Ketik")


@pytest.mark.parametrize("phone", ["DISNAKER", "12345", "+622112345678", ""])
def test_what_is_no_mobile_number_is_told_so_and_nothing_is_kept(
    caller: Caller, phone: str
) -> None:
    assert caller.send("", phone=phone).startswith("END ")
    assert not UssdSession.select().exists()
    assert not Contact.select().exists()


@pytest.mark.parametrize(
    "changes", [{"phone": "+6281273000077"}, {"service_code": "*222#"}], ids=["phone", "code"]
)
def test_a_session_belongs_to_its_phone_and_service_code(
    caller: Caller, changes: dict[str, str]
) -> None:
    caller.dial()
    current = caller.press("1")
    assert caller.send("1*1", **changes).startswith("END ")
    assert caller.send("1") == current
    assert Contact.select().count() == 1


@pytest.mark.parametrize(
    ("status", "offered"),
    [("Incomplete", True), ("Failed", True), ("Success", False), (None, True)],
)
def test_a_lost_session_can_be_resumed(caller: Caller, status: str | None, offered: bool) -> None:
    caller.dial()
    before = caller.press("1", "9")
    if status:
        event = UssdEnd(gateway="simulator", session_id="ATUid_1", phone=PHONE, status=status)
        ussd.end(event, caller.now)
    first = caller.dial("ATUid_2")
    assert ("1 Lanjut\n2 Mulai baru" in first) is offered
    if offered:
        assert caller.press("1") == before
        assert caller.press("0").startswith("CON Mau kerja di mana?")


def test_resuming_can_be_refused_and_is_then_forgotten(caller: Caller) -> None:
    caller.dial()
    caller.press("1")
    caller.dial("ATUid_2")
    assert caller.press("2").startswith("CON BUKAN PINJOL")
    assert caller.dial("ATUid_3").startswith("CON BUKAN PINJOL")


def test_resuming_outlives_a_second_loss_but_not_ten_minutes(caller: Caller) -> None:
    caller.dial()
    before = caller.press("1", "9")
    caller.dial("ATUid_2")
    caller.dial("ATUid_3")
    assert caller.press("1") == before
    caller.now += timedelta(minutes=10)
    assert caller.dial("ATUid_4").startswith("CON BUKAN PINJOL")


def test_an_ended_session_is_not_resumed(caller: Caller) -> None:
    caller.dial()
    caller.press(*FOLLOW_SALING)
    assert caller.dial("ATUid_2").startswith("CON BUKAN PINJOL")


def test_the_list_stays_as_it_was_shown(caller: Caller) -> None:
    caller.dial()
    screen = caller.press("1", "1")
    first = screen.split("\n")[1].removeprefix("1 ").split()[0]
    Vacancy.update(published_seq=9999).where(Vacancy.code == _hidden(screen)).execute()
    assert first in caller.press("1")


def test_a_vacancy_closed_meanwhile_is_said_to_be(caller: Caller) -> None:
    caller.dial()
    caller.press("1", "1")
    Vacancy.update(state="filled").execute()
    assert "sudah tutup" in caller.press("1")


@pytest.mark.parametrize(("transcript", "texts"), [("", 0), ("1*1*1*1", 1)], ids=["first", "last"])
def test_of_copies_at_once_one_acts(runtime: Runtime, transcript: str, texts: int) -> None:
    answers = at_once(runtime, transcript)
    assert len(answers) == COPIES
    assert len(set(answers)) == 1
    assert UssdSession.select().count() == Contact.select().count() == 1
    assert OutboundMessage.select().count() == texts


def test_somebody_erased_meanwhile_begins_anew(caller: Caller, config: Config) -> None:
    caller.dial()
    screen = caller.press("1")
    contact = Contact.by_phone(PHONE)
    with database.atomic():
        erasure.erase(contact, config, caller.now)
    assert caller.send("1") == screen
    assert Contact.by_phone(PHONE).erased_at is None
    with database.atomic():
        erasure.erase(contact, config, caller.now)
    assert caller.dial("ATUid_2").startswith("CON BUKAN PINJOL")


def test_it_speaks_the_language_chosen_from_the_next_session_on(caller: Caller) -> None:
    caller.dial()
    assert caller.press("8", "1", "2").startswith("END From now on")
    assert "1 Find work" in caller.dial("ATUid_2")


@pytest.mark.parametrize(("language", "word"), [("id", "Maaf"), ("en", "Sorry")])
def test_a_failure_inside_is_an_apology_in_the_language_of_the_caller(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch, language: str, word: str
) -> None:
    Contact.create(phone=PHONE, language=language)
    caller = Caller(runtime)
    caller.dial()

    def broken(*_: object) -> engine.Turn:
        raise ZeroDivisionError

    monkeypatch.setattr(engine, "step", broken)
    with capture_logs([merge_contextvars]) as logged:
        answer = caller.press("1")
    (event,) = logged
    assert (event["event"], event["trace"], event["exc_info"]) == (
        "ussd.failed",
        "ussd-ATUid_1",
        True,
    )
    assert PHONE not in str(event)
    assert answer.startswith(f"END {word}")
    assert PHONE not in answer
    assert _row().transcript == ""
    monkeypatch.undo()
    assert caller.send("1").startswith("CON ")


def test_a_change_that_fails_takes_the_turn_with_it(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller.dial()
    caller.press("1", "1", "1")
    monkeypatch.setattr(ussd, "carry_out", _refuse)
    with capture_logs():
        assert caller.press("1").startswith("END Maaf")
    assert not _row().ended
    monkeypatch.undo()
    assert caller.send(caller.transcript).startswith("END Rincian")
    assert OutboundMessage.select().count() == 1


def test_without_a_database_there_is_still_an_answer(caller: Caller) -> None:
    UssdSession.drop_table()
    with capture_logs():
        assert caller.dial().startswith("END Maaf")


def test_a_state_of_an_older_release_begins_anew(caller: Caller) -> None:
    caller.dial()
    caller.press("1")
    UssdSession.update(state={"screen": "old"}).execute()
    assert "1 Cari kerja" in caller.press("1")
    assert caller.dial("ATUid_2").startswith("CON BUKAN PINJOL")


def _refuse(effects: tuple[SendDetail, ...], *_: object, **__: object) -> None:
    raise RuntimeError(f"cannot {effects}")


def _hidden(screen: str) -> int:
    """An open vacancy of the region that does not stand on the screen."""
    seen = {row.vacancy for row in Shown.select()}
    assert seen, screen
    query = Vacancy.select().where(Vacancy.open_on(NOON.date()) & Vacancy.code.not_in(list(seen)))
    return int(query.where(Vacancy.regency == "16.11").get().code)


def test_the_moment_is_given_not_taken(caller: Caller) -> None:
    caller.dial()
    assert _row().created_at == datetime(2026, 11, 24, 12, 0, 2, tzinfo=NOON.tzinfo)


def test_it_counts_the_screens_of_a_number_from_session_to_session(caller: Caller) -> None:
    began = caller.now + timedelta(seconds=2)
    caller.dial()
    caller.press("1", "9")
    caller.send(caller.transcript)
    caller.dial("ATUid_2")
    caller.send("1*9", session_id="ATUid_3")
    assert (_row("ATUid_3").turns, _row("ATUid_3").hour_began) == (5, began)
    caller.now = began + timedelta(hours=1)
    caller.dial("ATUid_4")
    assert _row("ATUid_4").turns == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_tells_who_pressed_keys_without_end_when_to_come_back(
    caller: Caller, language: str
) -> None:
    Contact.create(phone=PHONE, language=language)
    caller.dial()
    at_first = caller.now
    UssdSession.update(turns=TURNS_AN_HOUR - 1).execute()
    last = caller.press("1")
    assert last.startswith("CON ")
    caller.now = at_first + timedelta(minutes=40)
    for enough in (caller.press("1"), caller.dial("ATUid_2")):
        assert enough.startswith("END ")
        assert " 20 " in enough
    assert caller.send("1", session_id="ATUid_1") == last
    assert UssdSession.select().count() == 1
    caller.now = at_first + timedelta(hours=1)
    assert caller.dial("ATUid_2").startswith("CON ")
