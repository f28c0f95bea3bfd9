"""Checking and reporting on a USSD screen: the case's number, and nothing lost."""

from smsgate.models import Case, CaseKind, Imposture, InboundMessage, ReportMention
from smsgate.runtime import Runtime
from tests.services.dialler import Caller


def test_a_report_typed_on_a_screen_is_a_case_with_a_number(runtime: Runtime) -> None:
    caller = Caller(runtime)
    caller.dial()
    said = caller.press("5", "2", "kode 1046 minta uang 081200009999")
    case = Case.get()
    assert said.startswith(f"END Laporan {case.id} diterima")
    assert (case.kind, case.about) == (CaseKind.REPORT, "1046")
    assert {row.value for row in ReportMention.select()} == {"1046", "+6281200009999"}
    assert InboundMessage.get().intent == "report"
    assert caller.send(caller.transcript) == said
    assert Case.select().count() == 1


def test_a_code_of_nobody_checked_on_a_screen_is_noted(runtime: Runtime) -> None:
    caller = Caller(runtime)
    caller.dial()
    assert "BUKAN kode kami" in caller.press("5", "1", "99999")
    assert Imposture.get().what == "99999"
