from datetime import timedelta

import pytest

from smsgate.models import CheckAnswer, CheckItem, EmployerState, Vacancy, VacancyApproval
from smsgate.services import vacancies, verification
from smsgate.services.verification import Filter, Sign
from smsgate.services.verification.text import fingerprint, marked
from smsgate.services.verification.wages import compare, minimum_wage
from tests.conftest import NOON
from tests.services.office import PENDOPO, TODAY, employer, officer, vacancy

SALING = "16.11.09"


@pytest.fixture
def ani(db):
    Vacancy.update(state="rejected").where(Vacancy.state == "waiting").execute()
    return officer("Ani")


def codes(wanted: Filter, by, number: int = 1) -> list[int]:
    return [line.vacancy.code for line in verification.queue(wanted, by, number).lines]


def test_the_queue_is_the_oldest_first_with_what_is_known_of_each(ani) -> None:
    new = vacancy(title="Baru")
    old = vacancy(
        employer=new.employer,
        created_at=NOON - timedelta(days=3),
        description="Transfer dulu ke rekening pribadi",
    )
    verification.answer(old, CheckItem.NO_FEE, CheckAnswer.YES, ani, NOON)
    VacancyApproval.create(vacancy=old, staff=ani, at=NOON, fingerprint=fingerprint(old))
    first, second = verification.queue(Filter(), ani, 1).lines
    assert (first.vacancy, first.grave, first.ticked, first.approved_by) == (old, True, 1, "Ani")
    assert (second.vacancy, second.severity, second.ticked, second.approved_by) == (new, 0, 0, None)
    assert verification.next_after(old.code, ani) == new.code


def test_the_queue_is_narrowed_by_place_sign_and_who_began(ani) -> None:
    budi = officer("Budi")
    plain = vacancy(region=SALING)
    light = vacancy(employer=plain.employer, description="Segera, kuota terbatas")
    grave = vacancy(employer=plain.employer, description="Biaya administrasi 150rb")
    verification.answer(light, CheckItem.NO_FEE, CheckAnswer.YES, budi, NOON)
    assert codes(Filter(area=SALING), ani) == [plain.code]
    assert codes(Filter(sign=Sign.NONE), ani) == [plain.code]
    assert codes(Filter(sign=Sign.ANY), ani) == [light.code, grave.code]
    assert codes(Filter(sign=Sign.GRAVE), ani) == [grave.code]
    assert codes(Filter(mine=True), budi) == [light.code]
    assert codes(Filter(mine=True), ani) == codes(Filter(second=True), ani) == []


def test_an_officer_sees_the_own_districts_alone(ani) -> None:
    here = vacancy()
    limited = officer("Citra", districts=[SALING])
    assert codes(Filter(), ani) == [here.code]
    assert codes(Filter(), limited) == []
    assert vacancies.within_reach(here.code, limited) is None
    assert vacancies.within_reach(here.code, ani) == here
    assert vacancies.within_reach(99_999, ani) is None


def test_the_queue_comes_in_pages(ani) -> None:
    known = employer()
    for _ in range(26):
        vacancy(employer=known)
    for asked, number, lines in ((-1, 1, 25), (2, 2, 1), (10**12, 2, 1)):
        page = verification.queue(Filter(), ani, asked)
        assert (page.number, page.pages, page.total) == (number, 2, 26)
        assert len(page.lines) == lines


def test_every_sign_is_marked_where_it_stands(ani) -> None:
    waiting = vacancy(
        title="Admin <b>",
        description="Biaya pendaftaran 50rb. Kerja di pasar Pendopo, jam 8-16. Biaya admin lagi.",
        how_to_apply="Gabung grup telegram",
    )
    found = marked(waiting)
    assert found.grave
    assert found.fields["title"][0].text == "Admin <b>"
    for name, pieces in found.fields.items():
        whole = {**waiting.__data__, "employer": waiting.employer.name}[name]
        assert "".join(piece.text for piece in pieces) == whole
    fees = [piece.text for piece in found.fields["description"] if 1 in piece.numbers]
    assert fees[0].startswith("Biaya pendaftaran")
    assert any(text.startswith("Biaya admin") for text in fees)
    numbers = {n for pieces in found.fields.values() for piece in pieces for n in piece.numbers}
    assert numbers == set(range(1, len(found.flags) + 1))
    assert [flag.severity for flag in found.flags] == sorted(
        (flag.severity for flag in found.flags), reverse=True
    )


PAY = (
    ({"pay_min": 2_500_000}, 2_500_000, True),
    ({"pay_min": 4_000_000}, 4_000_000, False),
    ({"pay_min": 120_000, "pay_per": "day"}, 3_000_000, True),
    ({"pay_min": 160_000, "pay_per": "day"}, 4_000_000, False),
    ({"pay_min": 5_000, "pay_per": "piece"}, None, False),
    ({"pay_min": None}, None, False),
)


def test_pay_stands_beside_the_minimum_wage(ani) -> None:
    known = employer()
    for pay, least, below in PAY:
        found = compare(vacancy(employer=known, **pay), TODAY)
        assert (pay, found.least, found.below) == (pay, least, below)
        assert found.wage is not None
        assert (found.wage.rupiah, found.wage.area) == (3_942_963, "UMP Sumatera Selatan")


def test_the_minimum_is_the_regencys_own_or_the_provinces(db) -> None:
    for regency, year, rupiah in (
        ("16.71", 2026, 4_192_837),
        ("16.71", 2025, 3_916_635),
        ("16.11", 2030, 3_942_963),
        ("16.11", 2020, None),
        ("31.71", 2026, None),
    ):
        found = minimum_wage(regency, year)
        assert (regency, year, found.rupiah if found else None) == (regency, year, rupiah)


def test_the_same_text_is_found_under_another_name(ani) -> None:
    before = vacancy(employer=employer("PT Lama"), contact="", state="rejected")
    other = vacancy(
        employer=employer("CV Lain"),
        contact="",
        description="Menyapu dan mengepel kantor tiap pagi",
    )
    again = vacancy(
        employer=employer("PT Baru"), contact="", description=before.description.upper() + "!"
    )
    (twin,) = verification.twins(again)
    assert (twin.vacancy, twin.same_contact) == (before, False)
    assert twin.alike >= 95
    assert other.code not in [each.vacancy.code for each in verification.twins(again)]


def test_the_same_contact_is_found_whatever_the_text(ani) -> None:
    before = vacancy(employer=employer("PT Lama"), title="Satpam", description="Jaga malam")
    again = vacancy(employer=employer("PT Baru"), title="Kasir", description="Pegang kas")
    (twin,) = verification.twins(again)
    assert (twin.vacancy, twin.same_contact) == (before, True)


def test_a_dossier_shows_what_else_the_employer_offers(ani) -> None:
    known = employer(state=EmployerState.VERIFIED)
    first, second = vacancy(employer=known), vacancy(employer=known, region=PENDOPO)
    found = verification.dossier(second, TODAY)
    assert (found.others, found.others_total, found.ready) == ((first,), 1, False)
