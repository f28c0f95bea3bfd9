from smsgate.models import Region, Vacancy
from tests.conftest import NOON


def test_it_loads_the_region_and_the_demo(db):
    assert Region.select().where(Region.code.startswith("16.11")).count() == 167
    assert Vacancy.select().where(Vacancy.open_on(NOON.date())).count() >= 58
