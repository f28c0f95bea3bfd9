"""Who was taken, who was refused, and of whom nothing was said."""

import pytest

from smsgate.errors import GatewayDown
from smsgate.messages import SendResult, State
from tests.gateways.conftest import PHONES, account, batch
from tests.standin import (
    Answer,
    StandIn,
    entry,
    listing,
    nobody,
    only_first,
    refused,
    taken_shuffled_and_local,
)


def _send(network: StandIn, answer: Answer, *phones: str) -> list[SendResult]:
    network.then(answer)
    return account(network.url).send(batch(*(phones or PHONES)))


def test_it_keeps_the_id_and_the_cost_of_each(network: StandIn) -> None:
    results = _send(network, network.always)
    assert [result.outbound_id for result in results] == [1, 2, 3]
    assert {result.state for result in results} == {State.SENT}
    assert len({result.gateway_id for result in results}) == 3
    assert {(result.cost, result.reason) for result in results} == {("KES 0.8000", "")}


CODES: list[tuple[int | None, str, State, bool]] = [
    (100, "Processed", State.SENT, False),
    (101, "Success", State.SENT, False),
    (102, "Queued", State.SENT, False),
    (None, "Success", State.SENT, False),
    (401, "RiskHold", State.FAILED, False),
    (403, "InvalidPhoneNumber", State.FAILED, False),
    (404, "UnsupportedNumberType", State.FAILED, False),
    (406, "UserInBlacklist", State.FAILED, True),
    (407, "CouldNotRoute", State.FAILED, False),
    (409, "DoNotDisturbRejection", State.QUEUED, False),
    (500, "InternalServerError", State.QUEUED, False),
    (501, "GatewayError", State.QUEUED, False),
    (502, "RejectedByGateway", State.QUEUED, False),
    (None, "Could Not Send", State.FAILED, False),
    (999, "SomethingNew", State.UNKNOWN, False),
    (None, "SomethingNew", State.UNKNOWN, False),
]


@pytest.mark.parametrize(("code", "word", "state", "blocked"), CODES)
def test_it_knows_what_a_recipient_s_code_means(
    network: StandIn, code: int | None, word: str, state: State, blocked: bool
) -> None:
    (result,) = _send(network, refused(code, word), PHONES[0])
    assert (result.state, result.blocked) == (state, blocked)


def test_it_keeps_an_unknown_code_as_it_came(network: StandIn) -> None:
    (result,) = _send(network, refused(999, "SomethingNew"), PHONES[0])
    assert result.reason == "999 SomethingNew"


def test_it_reads_a_code_written_as_text(network: StandIn) -> None:
    (result,) = _send(network, lambda _: listing([entry(PHONES[0], statusCode="101")]), PHONES[0])
    assert result.state is State.SENT


@pytest.mark.parametrize("nothing", ["None", "", None], ids=["word", "empty", "null"])
def test_it_takes_none_for_no_id_and_a_bare_zero_for_a_cost(
    network: StandIn, nothing: str | None
) -> None:
    blocked = entry(PHONES[0], 406, "UserInBlacklist", messageId=nothing, cost="0")
    (result,) = _send(network, lambda _: listing([blocked]), PHONES[0])
    assert (result.gateway_id, result.cost) == (None, "0")


def test_it_reads_the_list_of_a_do_not_disturb_refusal(network: StandIn) -> None:
    (result,) = _send(network, refused(409, "DoNotDisturbRejection", status=409), PHONES[0])
    assert (result.state, result.reason) == (State.QUEUED, "409 DoNotDisturbRejection")


def test_it_finds_recipients_by_their_digits_in_any_order(network: StandIn) -> None:
    results = _send(network, taken_shuffled_and_local)
    assert [(result.gateway_id or "").split("_")[1] for result in results] == [
        phone.lstrip("+") for phone in PHONES
    ]


def test_it_takes_a_single_answer_for_a_single_recipient(network: StandIn) -> None:
    (result,) = _send(network, lambda _: listing([entry("+254797xxxxx")]), PHONES[0])
    assert result.state is State.SENT


def test_it_knows_nothing_of_recipients_the_answer_leaves_out(network: StandIn) -> None:
    results = _send(network, only_first(1))
    assert [result.state for result in results] == [State.SENT, State.UNKNOWN, State.UNKNOWN]


def test_it_knows_nothing_when_an_empty_list_says_nothing_known(network: StandIn) -> None:
    (result,) = _send(network, nobody("Sent to 0/1 Total Cost: 0"), PHONES[0])
    assert result.state is State.UNKNOWN
    assert "Sent to 0/1" in result.reason


def test_it_keeps_those_sent_before_the_balance_ran_out(network: StandIn) -> None:
    """Only when the account refuses every single one is the gateway stopped."""
    empty = entry(PHONES[1], 405, "InsufficientBalance")
    results = _send(network, lambda _: listing([entry(PHONES[0]), empty]), *PHONES[:2])
    assert [result.state for result in results] == [State.SENT, State.QUEUED]
    with pytest.raises(GatewayDown, match="InsufficientBalance"):
        _send(network, lambda _: listing([empty]), PHONES[1])
