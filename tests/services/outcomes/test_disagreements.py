"""Officers see where people and employers tell different things."""

from datetime import timedelta

from smsgate.models import Contact
from smsgate.services.outcomes.disagreements import disagreements
from tests.conftest import NOON
from tests.services.office import officer
from tests.services.outcomes.conftest import CODE

DAYS = timedelta(days=1)


def test_officers_see_where_the_two_sides_differ(person, application, says):
    yuni = officer("Yuni")
    application.state, application.decided_at = "refused", NOON
    application.save()
    assert disagreements(yuni) == ()
    says("DAPAT 1046")
    (one,) = disagreements(yuni)
    assert (one.code, one.got, one.contact_id) == (CODE, True, Contact.get().id)
    assert disagreements(officer("Umar", districts=["16.11.09"])) == ()
    application.state = "hired"
    application.save()
    assert disagreements(yuni) == ()
    says("BELUM", NOON + DAYS)
    (one,) = disagreements(yuni)
    assert one.got is False
    says("DAPAT 1046", NOON + 2 * DAYS)
    assert disagreements(yuni) == ()
