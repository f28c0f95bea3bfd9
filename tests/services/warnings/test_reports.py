"""Reports: what they name, when they are an alarm, and what comes of an officer's decision."""

from datetime import timedelta

import pytest

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    Case,
    FraudWarning,
    Named,
    OutboundMessage,
    ReportMention,
    Staff,
    Vacancy,
    WarningState,
)
from smsgate.services import erasure, recall
from smsgate.services.statistics import alarms
from smsgate.services.warnings import deciding, reported
from tests.conftest import NOON
from tests.services.warnings.conftest import Send, person

NUMBER = "081200009999"
STORY = f"LAPOR {NUMBER} minta biaya seragam 150rb"


def _reported(send: Send, people: int = 3) -> reported.Reported:
    for one in range(people):
        send(one, STORY)
    (found,) = reported.waiting(NOON)
    return found


def test_it_notes_what_a_report_names(send: Send) -> None:
    send(1, f"LAPOR 1046 dari CV Maju Bersama, pakai nomor {NUMBER}, minta uang")
    mentions = {(row.kind, row.value) for row in ReportMention.select()}
    assert mentions == {
        (Named.VACANCY, "1046"),
        (Named.NUMBER, "+6281200009999"),
        (Named.EMPLOYER, "maju bersama"),
    }
    assert Case.get().about == "1046"


def test_a_misspelt_employer_is_counted_as_the_one_meant(send: Send) -> None:
    send(1, "LAPOR CV Maju Bersma minta uang seragam")
    assert ReportMention.get().value == "maju bersama"


def test_it_is_an_alarm_when_three_different_people_name_one_number(
    send: Send, chief: Staff, config: Config
) -> None:
    _reported(send, 2)
    send(1, f"{STORY} lagi")
    assert reported.alarming(NOON) == 0
    send(2, STORY)
    (found,) = reported.waiting(NOON)
    assert (found.people, found.what, found.enough) == (3, "0812xxxx9999", True)
    told = {alarm.kind: alarm.count for alarm in alarms.alarms(chief, config, NOON)}
    assert told[alarms.Kind.REPORTED] == 1
    assert all(NUMBER not in excerpt.text for excerpt in reported.excerpts(found))


def test_one_person_never_becomes_many_by_erasing_themselves(send: Send, config: Config) -> None:
    for one in range(3):
        send(one, STORY)
        erasure.forget(person(one), config, NOON)
    (found,) = reported.waiting(NOON)
    assert (found.people, found.reports) == (1, 3)


def test_a_confirmed_fraud_is_warned_of_and_who_reported_it_is_thanked_once(
    send: Send, chief: Staff, config: Config
) -> None:
    found = _reported(send)
    person(2).__class__.update(stopped_at=NOON).where(
        person(2).__class__.id == person(2).id
    ).execute()
    before = OutboundMessage.select().count()
    for _ in range(2):
        deciding.confirm(found, "Minta uang.", chief, config, NOON)
    thanked = OutboundMessage.select().where(OutboundMessage.in_reply_to.is_null())
    assert {row.contact_id for row in thanked} == {person(0).id, person(1).id}
    assert OutboundMessage.select().count() == before + 2
    assert all(row.segments == 1 and NUMBER not in row.text for row in thanked)
    assert "daftar PENIPUAN" in send(4, f"CEK {NUMBER}")
    assert "daftar penipuan" in send(
        4, f"CEK Butuh sopir, hubungi {NUMBER}, datang besok pagi ya pak"
    )
    assert reported.waiting(NOON) == ()
    assert all("9999" not in str(row.after) or NUMBER not in str(row.after) for row in AuditEntry)


def test_a_lifted_warning_is_no_longer_told_and_later_reports_count_anew(
    send: Send, chief: Staff, config: Config
) -> None:
    row = deciding.confirm(_reported(send), "Minta uang.", chief, config, NOON)
    later = NOON + timedelta(hours=1)
    for _ in range(2):
        deciding.lift(row.id, chief, later)
    assert FraudWarning.get().state == WarningState.LIFTED
    assert "blm ada peringatan" in send(4, f"CEK {NUMBER}")
    assert reported.waiting(later) == ()
    assert AuditEntry.select().where(AuditEntry.action == "warning.lift_warning").count() == 1


def test_what_was_put_aside_waits_no_longer(send: Send, chief: Staff) -> None:
    deciding.clear(_reported(send), "Salah paham.", chief, NOON)
    assert reported.alarming(NOON) == 0
    assert FraudWarning.get().state == WarningState.CLEARED


def test_it_refuses_to_warn_of_a_verified_employer_or_for_no_reason(
    send: Send, chief: Staff, config: Config
) -> None:
    with pytest.raises(InputError, match="verified"):
        deciding.add(Named.EMPLOYER, "CV Maju Bersama", "x", chief, config, NOON)
    with pytest.raises(InputError, match="sentence"):
        deciding.add(Named.EMPLOYER, "PT Palsu Jaya", " ", chief, config, NOON)
    with pytest.raises(InputError, match="number"):
        deciding.add(Named.NUMBER, "12", "x", chief, config, NOON)


def test_it_warns_of_employers_and_phrases_an_officer_added(
    send: Send, chief: Staff, config: Config
) -> None:
    deciding.add(Named.EMPLOYER, "PT Palsu Jaya", "Tidak ada kantornya.", chief, config, NOON)
    deciding.add(Named.PHRASE, "Seleksi Freeport gelombang 3", "Palsu.", chief, config, NOON)
    assert "PT Palsu Jaya ada di daftar PENIPUAN" in send(1, "CEK PT PALSU JAYYA")
    answer = send(1, "CEK Kami undang bapak ibu ikut SELEKSI  FREEPORT gelombang 3 di Palembang")
    assert "daftar penipuan" in answer


def test_a_recall_thanks_whoever_reported_the_vacancy(
    send: Send, chief: Staff, config: Config
) -> None:
    code = int(Vacancy.get(Vacancy.open_on(NOON.date())).code)
    send(1, f"LAPOR {code} minta uang")
    recall.confirm(code, "Minta uang.", chief, config, NOON)
    (thanks,) = OutboundMessage.select().where(OutboundMessage.in_reply_to.is_null())
    assert str(code) in thanks.text
    assert reported.waiting(NOON) == ()
