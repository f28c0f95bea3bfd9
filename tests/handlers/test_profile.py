"""What people answer to the questions of the profile, read; and which texts are no answers."""

from dataclasses import replace

import pytest

from smsgate.effects import Erase
from smsgate.handlers import router
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.handlers.profile import KIND, reading
from smsgate.understanding import Intent, Reader, load_default
from smsgate.views import Listing, Question
from smsgate.wording.profile import FIELDS
from tests.fakes import NOON, context, demo_directory

READER = Reader(load_default())

TAKEN = [
    ("name", "siti aminah", {"name": "Siti Aminah"}),
    ("name", "nama saya BUDI.", {"name": "Budi"}),
    ("birth_year", "2005", {"birth_year": "2005"}),
    ("birth_year", "12 maret 1998", {"birth_year": "1998"}),
    ("village", "batu jungol", {"village": "Batu Jungul, Muara Pinang", "place": "16.11.01.2001"}),
    ("village", "Sawah, Saling", {"village": "Sawah, Saling", "place": "16.11.09.2006"}),
    ("village", "palembang", {"village": "Palembang", "place": "16.71"}),
    ("village", "dusun 3 talang jauh", {"village": "Dusun 3 Talang Jauh", "place": ""}),
    ("education", "sma", {"education": "SMA"}),
    ("education", "lulusan D-III kebidanan", {"education": "D3"}),
    ("education", "tdk tamat sd", {"education": "TT"}),
    ("education", "tidak tamat SMA", {"education": "SMP"}),
    ("education", "kuliah S1 belum selesai", {"education": "SMA"}),
    ("education", "tidak sekolah", {"education": "TT"}),
    ("education", "LEWATI", {"education": ""}),
    ("kinds", "toko, menjahit", {"kinds": "toko jahit"}),
    ("kinds", "sehat supir", {"kinds": "sehat sopir"}),
    ("experience", "toko baju 2019-2021", {"experience": "toko baju 2019-2021"}),
    ("experience", "belum ada", {"experience": ""}),
    ("licence", "sim c dan a", {"licence": "C A"}),
    ("licence", "B1 umum", {"licence": "B1"}),
    ("licence", "tidak punya", {"licence": ""}),
    ("disability", "-", {"disability": ""}),
]
REFUSED = [
    ("name", "LEWATI"),
    ("name", "12"),
    ("birth_year", "98"),
    ("birth_year", "2015"),
    ("village", "tidak"),
    ("education", "sekolah hidup"),
    ("kinds", "astronot"),
    ("experience", "..."),
]
SECRETS = [
    "1611010101010001",
    "[NIK disamarkan]",
    "hubungi 0812 0000 1234",
    "rek BRI 1234-01-567890-53",
    "kode OTP 4821",
    "PIN saya: 123456",
]


@pytest.mark.parametrize(("field", "typed", "kept"), TAKEN)
def test_it_understands_an_answer(field: str, typed: str, kept: dict[str, str]) -> None:
    read = reading.read(field, typed, context())
    assert isinstance(read, reading.Taken)
    assert dict(read.answers) == kept


@pytest.mark.parametrize(("field", "typed"), REFUSED)
def test_it_asks_again_for_what_will_not_do(field: str, typed: str) -> None:
    assert isinstance(reading.read(field, typed, context()), reading.Refused)


@pytest.mark.parametrize("typed", SECRETS)
@pytest.mark.parametrize("field", FIELDS)
def test_it_takes_no_number_that_could_be_abused(field: str, typed: str) -> None:
    read = reading.read(field, typed, context())
    assert isinstance(read, reading.Refused)
    assert read.meant


def test_a_name_of_two_places_is_asked_back() -> None:
    read = reading.read("village", "sawah", context())
    assert read == reading.Choose(("16.11.01.2022", "16.11.09.2006"))


def _routed(
    text: str, field: str, answers: dict[str, str], listing: Listing | None = None
) -> Intent:
    """What a text is taken for while that question is open."""
    directory = demo_directory()
    directory.listing = listing
    directory.profile.known = ProfileView(answers=answers)
    asked = Question(kind=KIND, data={"field": field}, asked_at=NOON)
    here = replace(context(directory, channel="sms"), questions=(asked,))
    return router.route(READER.read(text), here)[0].intent


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        ("birth_year", "2005", Intent.PROFILE),
        ("birth_year", "1031", Intent.DETAIL),
        ("name", "1031", Intent.DETAIL),
        ("name", "LOKER PENDOPO", Intent.SEARCH),
        ("birth_year", "TANYA syarat AK1", Intent.ASK),
        ("birth_year", "BANTUAN", Intent.HELP),
        ("birth_year", "STOP", Intent.UNSUBSCRIBE),
        ("birth_year", "sopir pendopo", Intent.SEARCH),
        ("birth_year", "oke", Intent.THANKS),
    ],
)
def test_other_texts_go_their_way_while_it_asks(field: str, text: str, meant: Intent) -> None:
    answers = {"name": "Siti"} if field == "birth_year" else {}
    assert _routed(text, field, answers) is meant


@pytest.mark.parametrize("text", ["kerja di toko 2 tahun", "tidak", "belum", "bahasa inggris"])
def test_words_with_a_meaning_of_their_own_can_be_an_answer(text: str) -> None:
    known = dict.fromkeys(("name", "village", "education", "kinds"), "x") | {"birth_year": "1990"}
    assert _routed(text, "experience", known) in (Intent.PROFILE, Intent.NO)


def test_a_bare_yes_is_no_name_and_belongs_to_the_question_that_waits_for_it() -> None:
    asked = Question(kind=KIND, data={"field": "name"}, asked_at=NOON)
    waits = Question(kind="erase", words=("YA",), data={}, asked_at=NOON)
    alone = replace(context(channel="sms"), questions=(asked,))
    assert router.route(READER.read("ya"), alone)[1].effects == ()
    both = replace(alone, questions=(asked, waits))
    assert router.route(READER.read("ya"), both)[1].effects == (Erase(),)


def test_a_question_that_was_answered_elsewhere_is_over() -> None:
    assert _routed("2005", "birth_year", {"name": "Siti", "birth_year": "1990"}) is Intent.DETAIL
