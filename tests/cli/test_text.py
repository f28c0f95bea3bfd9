import json

import pytest

from smsgate.models import InboundMessage, OutboundMessage, open_database

PHONE = "081273000001"
SECRET = "a-secret-for-tests-only-32-characters"


@pytest.fixture
def real_gateway(monkeypatch) -> None:
    for name, value in {
        "SMSGATE_GATEWAY": "africastalking",
        "SMSGATE_HOOK_SECRET": SECRET,
        "SMSGATE_SECRET_KEY": SECRET,
        "SMSGATE_SERVICE_NUMBER": "94567",
        "AT_USERNAME": "sandbox",
        "AT_API_KEY": "none",
        "AT_BASE_URL": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)


def test_it_prints_the_reply_with_its_segments(ready) -> None:
    result = ready("text", PHONE, "LOKER", "TEBING", "TINGGI")
    assert result.exit_code == 0
    assert "Loker Tebing Tinggi" in result.stdout
    assert "segment" in result.stdout.splitlines()[-1]


def test_it_prints_json(ready) -> None:
    replies = json.loads(ready("text", PHONE, "DAFTAR SALING", "--json").stdout)
    assert len(replies["replies"]) == 2
    assert replies["segments"] == sum(reply["segments"] for reply in replies["replies"])


def test_it_delivers_what_it_prints(ready, environment) -> None:
    ready("text", PHONE, "LOKER")
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert [row.state for row in OutboundMessage.select()] == ["delivered"]


def test_it_takes_the_same_text_twice_for_two_texts(ready) -> None:
    assert ready("text", PHONE, "LOKER").stdout == ready("text", PHONE, "LOKER").stdout


@pytest.mark.parametrize(("sender", "text"), [(PHONE, "makasih"), ("TELKOMSEL", "LOKER")])
def test_it_says_so_when_there_is_no_reply(ready, sender: str, text: str) -> None:
    assert ready("text", sender, text).stdout == "No reply.\n"
    assert json.loads(ready("text", sender, text, "--json").stdout) == {
        "replies": [],
        "segments": 0,
    }


def test_it_plays_only_trial_numbers_beside_a_real_network(
    ready, environment, real_gateway
) -> None:
    refused = ready("text", PHONE, "LOKER")
    assert refused.exit_code == 1
    assert "only trial numbers" in refused.stderr
    played = ready("text", "084012345678", "LOKER")
    assert "Loker Empat Lawang" in played.stdout
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert {row.gateway for row in InboundMessage.select()} == {"simulator"}


def test_it_needs_a_text(ready) -> None:
    assert ready("text", PHONE).exit_code == 2


def test_it_asks_for_init_where_there_is_no_database(smsgate, environment) -> None:
    result = smsgate("text", PHONE, "LOKER")
    assert result.exit_code == 1
    assert result.stderr == "Error: There is no database yet. Run: smsgate init\n"
    assert not (environment / "smsgate.db").exists()
