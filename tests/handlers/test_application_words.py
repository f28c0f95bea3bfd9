"""What is said of applications fits, in both languages, with the longest names and the fullest profile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.handlers.applications import words
from smsgate.handlers.knowledge.applications import AppliedFor, InvitedTo
from smsgate.handlers.outcome import go_on, thanks
from smsgate.i18n import LANGUAGES, translator
from smsgate.services.outcomes import asking
from smsgate.views import ContactView, SubscriptionView, VacancyView
from smsgate.wording import gsm7, segments
from smsgate.wording.ussd import LIMIT, fits
from tests.fakes import NOON, context, demo_vacancies

OFFICE = "Disnaker Ogan Komering Ulu Selatan"
FULL = {
    "name": "Siti Nurhaliza Rahmawati Puspitasari",
    "village": "Tanjung Kupang Baru Ilir, Pasemah Air Keruh",
    "age": "28, lahir 1998",
    "education": "SMA",
    "kinds": "Masak & rumah makan, Rumah tangga",
    "experience": "Dua tahun di warung makan, lalu satu tahun menjaga anak di Palembang. " * 3,
    "skills": "Menjahit, komputer, memasak untuk orang banyak, mengurus orang tua",
}
LONGEST = demo_vacancies(NOON.date())


def vacancies() -> Iterator[VacancyView]:
    yield from LONGEST
    for vacancy in LONGEST[::5]:
        yield replace(
            vacancy,
            code=10_046,
            title="Operator alat berat pertambangan batubara bersertifikat",
            employer="PT Perkebunan Nusantara Sumatera Bagian Selatan",
        )


def one_segment(text: str) -> None:
    assert gsm7.is_gsm7(gsm7.to_gsm7(text)), text
    assert segments.count(text).segments == 1, (segments.count(text).units, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_one_segment_and_fits_a_screen(language: str) -> None:
    _ = translator(language)
    for vacancy in vacancies():
        one_segment(words.sent(vacancy, 123_456, _))
        one_segment(words.sent_to_office(vacancy, 123_456, OFFICE, _))
        one_segment(asking.about(words.job_of(vacancy), OFFICE, _))
        assert fits(words.sent(vacancy, 123_456, _, LIMIT))
        assert fits(words.sent_to_office(vacancy, 123_456, OFFICE, _, LIMIT))
    one_segment(asking.after_silence(OFFICE, _))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_passed_on_is_shown_in_two_segments_at_most(language: str) -> None:
    _ = translator(language)
    short = {"name": "Siti", "village": "Beruge Ilir, Pendopo"}
    for vacancy in vacancies():
        told = words.preview(vacancy, FULL, _)
        assert segments.count(told).segments <= 2
        for value in (
            FULL["name"],
            FULL["village"],
            "SMA",
            "Balas YA" if language == "id" else "YA",
        ):
            assert value in told
        assert str(vacancy.code) in told
        assert "CV SAYA" in told
        one_segment(words.preview(vacancy, short, _))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_of_an_application_is_told(language: str) -> None:
    _ = translator(language)
    meeting = InvitedTo(
        interview=1,
        code=10_046,
        at=NOON + timedelta(days=3),
        place="Jl. Lintas Sumatera km 12, seberang masjid raya, ruko nomor 3",
    )
    applied = AppliedFor(
        number=123_456,
        code=10_046,
        title="Operator alat berat pertambangan batubara bersertifikat",
        employer="PT Perkebunan Nusantara Sumatera Bagian Selatan",
        state="sent",
        on=NOON.date(),
    )
    for state in words.STATES:
        one_segment(words.one(replace(applied, state=state), _))
    one_segment(words.one(replace(applied, state="invited", invited=meeting), _))
    one_segment(words.coming(meeting, words.job(applied), _))
    assert fits(words.coming(meeting, words.job(applied), _, LIMIT))
    many = tuple(replace(applied, state=state) for state in words.STATES for _twice in range(3))
    told = words.several(many, _)
    assert segments.count(told).segments <= 2
    assert f"{len(many)}" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_an_outcome_is_one_segment(language: str) -> None:
    follows = (SubscriptionView(id=1, place="16.11.02"),)
    for subscriptions in ((), follows):
        person = ContactView(id=1, language=language, subscriptions=subscriptions)
        one_segment(thanks(context(contact=person)))
        one_segment(go_on(context(contact=person)))
