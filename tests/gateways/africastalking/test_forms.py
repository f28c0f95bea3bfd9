"""Callbacks as they come: the real ones, and every way a form can go wrong."""

from datetime import UTC, datetime

import pytest

from smsgate.errors import MalformedCallback
from smsgate.gateways.africastalking import AfricasTalking
from smsgate.messages import Callback, DeliveryReport, Notice, OptOut, State, UssdEnd, UssdTurn
from tests.gateways.conftest import account

SMS = (
    b"linkId=03090445075804249226&text=LOKER+PENDOPO&to=21512&id=ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3"
    b"&date=2017-05-03T06%3A04%3A45Z&from=%2B6281200000001&networkCode=62120&cost=KES+1.00"
)


@pytest.fixture
def gateway() -> AfricasTalking:
    return account("http://127.0.0.1:9")


def _call(body: bytes, content_type: str = "application/x-www-form-urlencoded") -> Callback:
    return Callback(body=body, headers={"Content-Type": content_type})


def test_it_reads_a_text(gateway: AfricasTalking) -> None:
    event = gateway.parse_inbound(_call(SMS))
    assert (event.sender, event.recipient, event.text) == (
        "+6281200000001",
        "21512",
        "LOKER PENDOPO",
    )
    assert event.gateway_id == "ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3"
    assert (event.network, event.gateway) == ("62120", "africastalking")


@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded; charset=UTF-8", "APPLICATION/X-WWW-Form-urlencoded", ""],
)
def test_it_does_not_ask_how_the_content_type_is_written(
    gateway: AfricasTalking, content_type: str
) -> None:
    assert gateway.parse_inbound(_call(SMS, content_type)) == gateway.parse_inbound(_call(SMS))


DATES = {
    "2017-05-03T06:04:45Z": datetime(2017, 5, 3, 6, 4, 45, tzinfo=UTC),
    "2017-05-03 06:04:45": datetime(2017, 5, 3, 6, 4, 45, tzinfo=UTC),
    "2018-03-19T08:34:18.445Z": datetime(2018, 3, 19, 8, 34, 18, 445000, tzinfo=UTC),
    "2017-05-03T13:04:45+07:00": datetime(2017, 5, 3, 6, 4, 45, tzinfo=UTC),
    "03/05/2017 06.04": None,
    "0001-01-01T00:00:00+14:00": None,
    "yesterday": None,
    "": None,
}


@pytest.mark.parametrize(("written", "moment"), DATES.items())
def test_it_reads_a_date_or_leaves_it_out(
    gateway: AfricasTalking, written: str, moment: datetime | None
) -> None:
    body = f"from=%2B6281200000001&text=LOKER&date={written.replace('+', '%2B')}"
    assert gateway.parse_inbound(_call(body.encode())).sent_at == moment


NUMBERS = {
    b"%2B6281200000001": "+6281200000001",
    b"+6281200000001": "+6281200000001",
    b"%20%206281200000001": "+6281200000001",
    b"6281200000001": "6281200000001",
    b"0812-0000-0001": "0812-0000-0001",
    b"TELKOMSEL": "TELKOMSEL",
    b"3636": "3636",
    b"": "",
}


@pytest.mark.parametrize(("written", "read"), NUMBERS.items())
def test_it_puts_back_a_plus_the_form_lost(
    gateway: AfricasTalking, written: bytes, read: str
) -> None:
    assert gateway.parse_inbound(_call(b"text=LOKER&from=" + written)).sender == read


TEXTS = {
    b"text=caf%C3%A9": "café",
    "text=café".encode(): "café",
    b"text=caf%E9": "café",
    b"text=caf\xe9": "café",
    b"text=LO%00KER\x00": "LOKER",
    b"text=%ED%A0%80": "í\xa0\x80",
    b"text=100%": "100%",
    b"text=a+b%2Bc%26d%3De": "a b+c&d=e",
    b"text=": "",
    b"text=first&text=second": "first",
    b"unheard=of&text=LOKER&another=one": "LOKER",
    b"text=" + b"x" * 5000: "x" * 5000,
    "text=😀".encode(): "😀",
}


@pytest.mark.parametrize(("body", "text"), TEXTS.items(), ids=range(len(TEXTS)))
def test_it_reads_any_bytes(gateway: AfricasTalking, body: bytes, text: str) -> None:
    assert gateway.parse_inbound(_call(b"from=%2B6281200000001&" + body)).text == text


@pytest.mark.parametrize(
    "body", [b"text=LOKER", b"from=%2B6281200000001", b"", b"a&b", b"a=1&" * 101]
)
def test_it_refuses_a_text_without_what_it_needs(gateway: AfricasTalking, body: bytes) -> None:
    with pytest.raises(MalformedCallback):
        gateway.parse_inbound(_call(body))


def test_it_says_which_fields_are_missing_and_shows_no_number(gateway: AfricasTalking) -> None:
    with pytest.raises(MalformedCallback, match=r"^These fields are missing or wrong: text\.$"):
        gateway.parse_inbound(_call(b"from=%2B6281200000001"))


@pytest.mark.parametrize("given", [b"", b"&id="])
def test_it_takes_an_empty_id_for_none(gateway: AfricasTalking, given: bytes) -> None:
    event = gateway.parse_inbound(_call(b"from=%2B6281200000001&text=LOKER" + given))
    assert event.gateway_id is None


REPORTS = [
    ("Sent", State.SENT),
    ("Submitted", State.SENT),
    ("Buffered", State.SENT),
    ("Success", State.DELIVERED),
    ("Rejected", State.FAILED),
    ("Failed", State.FAILED),
    ("AbsentSubscriber", State.FAILED),
    ("Expired", State.EXPIRED),
    ("success", State.DELIVERED),
    ("Teleported", None),
]


@pytest.mark.parametrize(("word", "state"), REPORTS)
def test_it_reads_a_report_and_keeps_its_word(
    gateway: AfricasTalking, word: str, state: State | None
) -> None:
    body = f"id=ATXid_1&status={word}&phoneNumber=+6281200000001&retryCount=0&networkCode=62120"
    assert gateway.parse_report(_call(body.encode())) == DeliveryReport(
        gateway="africastalking",
        gateway_id="ATXid_1",
        word=word,
        state=state,
        phone="+6281200000001",
    )


@pytest.mark.parametrize(
    ("reason", "blocked"),
    [("UserInBlackList", True), ("UserInBlacklist", True), ("DeliveryFailure", False)],
)
def test_it_hears_that_a_person_opted_out(
    gateway: AfricasTalking, reason: str, blocked: bool
) -> None:
    event = gateway.parse_report(_call(f"id=1&status=Failed&failureReason={reason}".encode()))
    assert (event.reason, event.blocked) == (reason, blocked)


def test_it_reads_a_key_press_as_it_was_captured(gateway: AfricasTalking) -> None:
    event = gateway.parse_ussd(
        _call(
            b"phoneNumber=%2B256772100104&serviceCode=%2A384%2A35711%23&text=1%2A%2A2"
            b"&sessionId=ATUid_6c772a68e52bfc41e8e8d5289db4d90c&networkCode=99999"
        )
    )
    assert event == UssdTurn(
        gateway="africastalking",
        session_id="ATUid_6c772a68e52bfc41e8e8d5289db4d90c",
        phone="+256772100104",
        service_code="*384*35711#",
        transcript="1**2",
        network="99999",
    )


def test_it_reads_a_key_press_without_a_text_as_the_first(gateway: AfricasTalking) -> None:
    assert gateway.parse_ussd(_call(b"sessionId=s&phoneNumber=+6281200000001")).transcript == ""


def test_it_reads_the_end_of_a_session(gateway: AfricasTalking) -> None:
    body = (
        b"sessionId=s&status=Failed&errorMessage=Timeout&phoneNumber=%2B6281200000001&hopsCount=3"
    )
    assert gateway.parse_ussd_end(_call(body)) == UssdEnd(
        gateway="africastalking",
        session_id="s",
        phone="+6281200000001",
        status="Failed",
        reason="Timeout",
    )


def test_it_reads_an_opt_out(gateway: AfricasTalking) -> None:
    assert gateway.parse_opt_out(_call(b"senderId=DISNAKER&phoneNumber=+6281200000001")) == OptOut(
        gateway="africastalking", phone="+6281200000001", sender_id="DISNAKER"
    )


@pytest.mark.parametrize("change", ["addition", "Deletion"])
def test_it_reads_a_subscription(gateway: AfricasTalking, change: str) -> None:
    body = f"phoneNumber=+6281200000001&shortCode=21512&keyword=KERJA&updateType={change}"
    assert gateway.parse_subscription(_call(body.encode())) == Notice(
        gateway="africastalking",
        kind="subscription",
        phone="+6281200000001",
        detail=f"{change} 21512 KERJA",
    )
