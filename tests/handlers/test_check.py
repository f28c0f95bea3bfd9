"""CEK and LAPOR with the longest names, in both languages: never over two SMS, the verdict first."""

from dataclasses import replace

import pytest

from smsgate.effects import CaseOpened, FileReport, NoteImposture
from smsgate.handlers import check, report
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.guard import WarningView
from smsgate.handlers.named import called, named_in
from smsgate.handlers.situations import situation
from smsgate.i18n import LANGUAGES
from smsgate.views import ContactView
from smsgate.wording import segments
from smsgate.wording.gsm7 import is_gsm7, to_gsm7
from tests.fakes import NOON, FakeDirectory, context, demo_vacancies

LONG = "PT Perkebunan Nusantara Sejahtera Mandiri Abadi Sentosa Empat Lawang Raya"
NUMBER = "+6281200009999"
WARNED = WarningView(what=LONG, reason="minta uang seragam dan pelatihan " * 6, since=NOON.date())
AD = (
    f"{LONG} membutuhkan 100 orang, biaya administrasi 150rb transfer ke rek BRI a/n Budi, foto KTP, "
    "hubungi 081200009999 atau 081200008888, kode 1001 dan kode 99999, dari Disnaker Empat Lawang"
)


def _long(language: str) -> Context:
    vacancy = replace(
        demo_vacancies(NOON.date())[0],
        title="Operator alat berat dan pengawas lapangan perkebunan kelapa sawit",
        employer=LONG,
        contact="0812-0000-0101 (Ibu Rosmala Dewi Kusumaningrum, bagian personalia)",
    )
    directory = FakeDirectory([vacancy])
    directory.guard.warnings = {NUMBER: WARNED, "PT Palsu": WARNED}
    return context(directory, ContactView(id=1, language=language), "sms")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["1001", LONG, "PT Palsu", NUMBER, "081200000101", "99999", AD])
def test_no_verdict_is_over_two_texts(language: str, typed: str) -> None:
    verdict = check.of_text(typed, None, _long(language))
    assert verdict is not None
    text = to_gsm7(verdict.text)
    most = 1 if typed in ("1001", "99999") else 2
    assert segments.count(text).segments <= most, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "story",
    [
        "sudah transfer 500rb",
        "anak saya diancam",
        "pinjol menagih",
        "agen ke Malaysia",
        "loker palsu di pasar",
        "1001",
        NUMBER,
    ],
)
def test_whoever_reports_is_told_what_to_do_in_one_text(language: str, story: str) -> None:
    say = report.worded(story, named_in(story), _long(language))
    for new in (True, False):
        text = say((CaseOpened(number=99_999, new=new),))
        assert is_gsm7(text)
        assert segments.count(text).segments == 1, (segments.count(text), text)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("saya sudah transfer 500rb", "paid"),
        ("saya disuruh transfer 500rb", "other"),
        ("sudah disuruh bayar tapi belum", "other"),
        ("saya ditipu 2 juta", "paid"),
        ("I already paid them", "paid"),
        ("orangnya mengancam saya", "threat"),
        ("ditawari pinjol", "loan"),
        ("disuruh berangkat ke Kamboja", "abroad"),
    ],
)
def test_it_knows_what_somebody_is_in(story: str, expected: str) -> None:
    assert situation(story) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1046 minta uang", (1046,)),
        ("LAMAR 1046 ke 081200009999", (1046,)),
        ("gaji 3500 per bulan", ()),
        ("tahun 2024 dibuka, kode 1046", (1046,)),
        ("loker 5000 orang", ()),
        ("1046 Kasir Toko\n1047 Sopir CV", (1046, 1047)),
    ],
)
def test_it_takes_for_codes_what_is_called_so(text: str, codes: tuple[int, ...]) -> None:
    assert named_in(text).codes == codes


def test_it_finds_what_somebody_asks_about() -> None:
    assert called("apakah loker PT Maju ini asli?") == "PT Maju"
    assert called("ini asli?") == ""


def test_a_code_of_nobody_in_a_pasted_text_is_noted() -> None:
    effects = check.of_text(AD, None, _long("id"))
    assert effects is not None
    assert effects.effects == (NoteImposture(text=AD, code=99999),)


def test_a_report_carries_all_that_is_named() -> None:
    named = named_in(AD)
    filed, noted = report.effects(AD, named, _long("id"))
    assert isinstance(filed, FileReport)
    assert filed.numbers == (NUMBER, "+6281200008888")
    assert noted == NoteImposture(text=AD, code=99999)
