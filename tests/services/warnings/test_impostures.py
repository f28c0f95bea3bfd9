"""What claims to be ours and is not: an alarm once three people met it, and no noise before."""

from smsgate.config import Config
from smsgate.models import Imposture, Staff
from smsgate.services import erasure
from smsgate.services.statistics import alarms
from smsgate.services.warnings import impostures
from tests.conftest import NOON
from tests.services.warnings.conftest import Send, person

TODAY = NOON.date()
IN_OUR_NAME = (
    "CEK Kami dari Disnaker Empat Lawang, Anda lolos seleksi, transfer 100rb ke 081200009999"
)


def test_a_code_that_is_none_of_ours_is_an_alarm_at_three_people(
    send: Send, chief: Staff, config: Config
) -> None:
    send(1, "CEK 99999")
    send(1, "INFO 99999")
    send(2, "99999")
    assert impostures.count(TODAY) == 0
    send(3, "LAMAR 99999")
    (one,) = impostures.seen(TODAY)
    assert (one.what, one.people) == ("99999", 3)
    told = {alarm.kind: alarm.count for alarm in alarms.alarms(chief, config, NOON)}
    assert told[alarms.Kind.IMPOSTURE] == 1


def test_a_text_in_our_name_is_one_too_with_numbers_masked(send: Send) -> None:
    for one in range(3):
        send(one, IN_OUR_NAME)
    (seen,) = impostures.seen(TODAY)
    assert seen.what == ""
    assert "081200009999" not in seen.text


def test_codes_of_ours_are_none(send: Send) -> None:
    for one in range(3):
        send(one, "CEK 1046")
    assert not Imposture.select().exists()


def test_it_goes_with_the_person(send: Send, config: Config) -> None:
    send(1, "CEK 99999")
    erasure.erase(person(1), config, NOON)
    assert not Imposture.select().exists()
