from datetime import time
from ipaddress import ip_network
from pathlib import Path

import pytest

from smsgate.config import Config
from smsgate.errors import ConfigError

REAL = {
    "SMSGATE_GATEWAY": "africastalking",
    "SMSGATE_HOOK_SECRET": "h" * 32,
    "SMSGATE_SECRET_KEY": "s" * 32,
    "SMSGATE_SERVICE_NUMBER": "21512",
    "AT_USERNAME": "sandbox",
    "AT_API_KEY": "key",
}


def test_without_settings_it_is_the_embedded_default(tmp_path):
    config = Config.from_env({"SMSGATE_DATA_DIR": str(tmp_path)})
    assert config.gateway == "simulator"
    assert config.region == ("16.11",)
    assert config.digest_at == time(7)
    assert config.database_url == f"sqlite:///{tmp_path}/smsgate.db"
    assert config.simulated
    assert config.hook_networks == ()
    assert [str(network) for network in config.proxies] == ["127.0.0.0/8", "::1/128"]


def test_the_secret_key_is_made_once_and_kept_for_the_owner_alone(tmp_path):
    first = Config.from_env({"SMSGATE_DATA_DIR": str(tmp_path)}).secret_key
    assert first == Config.from_env({"SMSGATE_DATA_DIR": str(tmp_path)}).secret_key
    assert len(first) >= 32
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_real_gateway_starts_with_its_settings(tmp_path):
    config = Config.from_env({**REAL, "SMSGATE_DATA_DIR": str(tmp_path)})
    assert config.gateway == "africastalking"
    assert not config.simulated


def test_every_fault_is_told_at_once(tmp_path):
    with pytest.raises(ConfigError) as caught:
        Config.from_env(
            {
                "SMSGATE_DATA_DIR": str(tmp_path),
                "SMSGATE_GATEWAY": "africastalking",
                "SMSGATE_HOOK_SECRET": "short",
                "SMSGATE_REGION": "Empat Lawang",
                "SMSGATE_DIGEST_AT": "seven",
                "SMSGATE_SEND_RATE": "0",
            }
        )
    named = {fault.partition(":")[0] for fault in caught.value.faults}
    assert named == {
        "AT_API_KEY",
        "AT_USERNAME",
        "SMSGATE_DIGEST_AT",
        "SMSGATE_HOOK_SECRET",
        "SMSGATE_REGION",
        "SMSGATE_SECRET_KEY",
        "SMSGATE_SEND_RATE",
        "SMSGATE_SERVICE_NUMBER",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMSGATE_GATEWAY", "pigeon"),
        ("SMSGATE_DATABASE_URL", "mysql://x"),
        ("SMSGATE_QUEUE_URL", "amqp://x"),
        ("SMSGATE_REGION", "16"),
        ("SMSGATE_TIMEZONE", "Mars/Base"),
        ("SMSGATE_DIGEST_AT", "25:00"),
        ("SMSGATE_QUIET_HOURS", "20:00"),
        ("SMSGATE_SEND_RATE", "fast"),
        ("SMSGATE_SEND_RATE", "nan"),
        ("SMSGATE_SEND_RATE", "kannel:inf"),
        ("SMSGATE_SEND_RATE", "kanel:0.5"),
        ("SMSGATE_SEGMENT_COST", "350.5"),
        ("SMSGATE_SEGMENT_COST", "-1"),
        ("AT_BASE_URL", "ftp://x"),
        ("SMSGATE_HOOK_SECRET", "with/slash"),
        ("SMSGATE_HOOK_NETWORKS", "africastalking.com"),
        ("SMSGATE_HOOK_NETWORKS", "198.51.100.7/24"),
        ("SMSGATE_HOOK_NETWORKS", ","),
        ("SMSGATE_PROXIES", "198.51.100.0/33"),
    ],
)
def test_a_bad_value_is_named(tmp_path, name, value):
    with pytest.raises(ConfigError, match=name):
        Config.from_env({"SMSGATE_DATA_DIR": str(tmp_path), name: value})


def test_values_are_read_as_people_write_them(tmp_path):
    config = Config.from_env(
        {
            "SMSGATE_DATA_DIR": str(tmp_path),
            "SMSGATE_REGION": "16.11, 16.04",
            "SMSGATE_QUIET_HOURS": "",
            "SMSGATE_SEND_RATE": "0.5",
            "SMSGATE_DIGEST_AT": "6:30",
            "SMSGATE_HOOK_NETWORKS": "198.51.100.7, 2001:db8::/32",
        }
    )
    assert config.region == ("16.11", "16.04")
    assert config.quiet_hours is None
    assert config.send_rate == 0.5
    assert config.digest_at == time(6, 30)
    assert config.hook_networks == (ip_network("198.51.100.7"), ip_network("2001:db8::/32"))


def test_secrets_do_not_show(tmp_path):
    config = Config.from_env({**REAL, "SMSGATE_DATA_DIR": str(tmp_path), "AT_API_KEY": "topsecret"})
    assert "topsecret" not in repr(config)
    assert "hhhh" not in repr(config)
    assert config.data_dir == Path(tmp_path)


KANNEL = {
    **REAL,
    "KANNEL_URL": "http://127.0.0.1:13013",
    "KANNEL_USERNAME": "smsgate",
    "KANNEL_PASSWORD": "p",
}


def test_several_networks_stand_side_by_side_each_with_its_rate_and_cost(tmp_path):
    config = Config.from_env(
        {
            **KANNEL,
            "SMSGATE_DATA_DIR": str(tmp_path),
            "SMSGATE_GATEWAY": "kannel[telkomsel|0852], africastalking",
            "SMSGATE_SEND_RATE": "kannel:0.5",
            "SMSGATE_SEGMENT_COST": "400,kannel:150",
        }
    )
    assert config.networks == ("kannel", "africastalking")
    assert config.routes[0].operators == ("telkomsel",)
    assert config.routes[0].beginnings == ("+62852",)
    assert (config.rate("kannel"), config.rate("africastalking")) == (0.5, None)
    assert (config.cost("kannel"), config.cost("africastalking")) == (150, 400)
    assert not config.simulated


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("kannel,kannel", "once"),
        ("simulator,kannel", "alone"),
        ("kannel[mars]", "operators"),
        ("kannel[", "Write some of"),
        (",", "once"),
    ],
)
def test_a_wrong_list_of_networks_is_told(tmp_path, setting, words):
    with pytest.raises(ConfigError, match=words):
        Config.from_env({**KANNEL, "SMSGATE_DATA_DIR": str(tmp_path), "SMSGATE_GATEWAY": setting})


def test_each_network_needs_its_own_settings(tmp_path):
    with pytest.raises(ConfigError) as caught:
        Config.from_env(
            {**REAL, "SMSGATE_DATA_DIR": str(tmp_path), "SMSGATE_GATEWAY": "africastalking,kannel"}
        )
    named = {fault.partition(":")[0] for fault in caught.value.faults}
    assert named == {"KANNEL_URL", "KANNEL_USERNAME", "KANNEL_PASSWORD"}
