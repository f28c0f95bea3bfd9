from datetime import date

from smsgate.config import WIB
from smsgate.models import Region, Vacancy, VacancyState
from smsgate.services import seed
from tests.conftest import NOON


def test_it_loads_the_region_its_villages_and_the_country(db):
    assert Region.select().where(Region.code.startswith("16.11")).count() == 167
    assert Region.select().where(Region.level.in_(["kabupaten", "kota"])).count() == 514


def test_it_adds_nothing_the_second_time(db):
    before = Region.select().count(), Vacancy.select().count()
    assert seed.load_regions() == 0
    assert seed.load_demo(NOON.date(), WIB, ("16.11",)) == 0
    assert (Region.select().count(), Vacancy.select().count()) == before


def test_the_demo_is_what_a_visitor_needs(db):
    codes = [row.code for row in Vacancy.select().order_by(Vacancy.code)]
    assert codes[0] == 1001
    open_now = Vacancy.select().where(Vacancy.open_on(NOON.date()))
    assert open_now.count() >= 60
    by_district = {row.area for row in open_now if row.area.startswith("16.11.")}
    assert len(by_district) == 10
    assert Vacancy.select().where(Vacancy.state == VacancyState.WAITING).count() >= 6
    assert Vacancy.select().where(Vacancy.expires_on < date(2026, 11, 24)).count() >= 6
