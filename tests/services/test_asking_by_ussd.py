"""Asking and rating on the phone menu, with the database: case numbers on the screen, ready answers."""

from smsgate.models import Case, Contact, Conversation, FrequentAnswer, Rating, Suggestion
from smsgate.runtime import Runtime
from smsgate.services.inbox import cases
from tests.services.dialler import PHONE, Caller

ASK = ("6",)


def caller(runtime: Runtime, session: str = "ATUid_1") -> Caller:
    phone = Caller(runtime)
    phone.dial(session)
    return phone


def test_a_question_typed_becomes_a_case_with_its_number_on_the_screen(runtime: Runtime) -> None:
    said = caller(runtime).press(*ASK, "1", "boleh bawa anak?")
    case = Case.get()
    assert said.startswith(f"END Diterima, kasus {case.id}. ")
    assert (case.kind, case.text) == ("ask", "boleh bawa anak?")
    assert Conversation.get().state == "open"
    assert [one.id for one in cases.of(Contact.get(Contact.phone == PHONE).id)] == [case.id]


def test_a_frequent_question_typed_is_answered_and_a_person_can_be_asked_all_the_same(
    runtime: Runtime,
) -> None:
    phone = caller(runtime)
    assert "AK1 (kartu kuning) gratis" in phone.press(*ASK, "1", "krtu kuning syaratnya")
    assert not Case.select().exists()
    assert "kasus 1" in phone.press("1")
    assert Case.get().text == "krtu kuning syaratnya"


def test_each_frequent_question_stands_on_the_menu(runtime: Runtime) -> None:
    phone = caller(runtime)
    seen = phone.press(*ASK)
    while "9 Lagi" in seen.rpartition("\n")[2]:
        seen += phone.press("9")
    for row in FrequentAnswer.select():
        assert row.title in seen


def test_ones_cases_and_their_state(runtime: Runtime) -> None:
    phone = caller(runtime)
    assert "Belum ada pertanyaan" in phone.press(*ASK, "2")
    phone.press("1", "boleh bawa anak?")
    again = caller(runtime, "ATUid_2")
    assert "menunggu" in again.press(*ASK, "2")
    Conversation.update(state="waiting").execute()
    assert "sudah dijawab" in caller(runtime, "ATUid_3").press(*ASK, "2")


def test_a_mark_and_a_suggestion(runtime: Runtime) -> None:
    assert "4 dari 5" in caller(runtime).press("8", "3", "1", "4")
    assert Rating.get().stars == 4
    caller(runtime, "ATUid_2").press("8", "3", "2", "loker sore saja")
    assert (Suggestion.get().text, Suggestion.get().channel) == ("loker sore saja", "ussd")
