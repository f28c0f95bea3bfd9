"""What operators watch by is there: rules, dashboard and manual name what `/metrics` tells, and no more."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from peewee import Database
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import DigestRun, Flag, GatewayPace, GatewayStop, heartbeat, utcnow
from smsgate.models.connection import let_go
from smsgate.services import meters
from smsgate.understanding import Intent

ROOT = Path(__file__).parent.parent
RULES = yaml.safe_load((ROOT / "deploy/alerts.yml").read_text())["groups"][0]["rules"]
PANELS = json.loads((ROOT / "deploy/grafana.json").read_text())["panels"]
MANUAL = (ROOT / "docs/operations.md").read_text()

EXPRESSIONS = [
    *(rule["expr"] for rule in RULES),
    *(target["expr"] for panel in PANELS for target in panel["targets"]),
]
OF_PROMETHEUS = {"up": {"job"}}
SUFFIXES = ("_total", "_bucket", "_count", "_sum")
VALUES: dict[str, set[str]] = {
    "job": {"smsgate"},
    "state": {state.value for state in State},
    "flag": {flag.value or meters.NONE for flag in Flag} | {meters.REPEAT},
    "intent": {intent.value for intent in Intent} | {meters.NONE},
    "priority": {priority.name.lower() for priority in Priority},
    "outcome": {meters.ANSWERED, *meters.OUTCOMES.values()},
    "price": {meters.TOLD, meters.ESTIMATED, meters.FREE},
    "part": {
        "database",
        "queue",
        heartbeat.WORKER,
        heartbeat.WEB,
        heartbeat.RETENTION,
        heartbeat.BACKUP,
    },
}


@pytest.fixture(scope="module")
def selectors() -> list[promql_parser.VectorSelector]:
    """Every series that some expression asks for; an expression that is no PromQL fails here."""
    found: list[promql_parser.VectorSelector] = []
    for expression in EXPRESSIONS:
        found.extend(_selectors(promql_parser.parse(expression)))
    return found


def _selectors(expression: Any) -> Iterator[promql_parser.VectorSelector]:
    if isinstance(expression, promql_parser.VectorSelector):
        yield expression
    if isinstance(expression, promql_parser.MatrixSelector):
        yield expression.vector_selector
    for name in ("lhs", "rhs", "expr", "args"):
        inner = getattr(expression, name, None) or []
        for one in inner if isinstance(inner, list) else [inner]:
            yield from _selectors(one)


@pytest.fixture
def told(config: Config, db: Database) -> dict[str, Metric]:
    """What a scrape tells of a service in which everything has happened once."""
    for table in (GatewayStop, GatewayPace):
        when = {"until": utcnow(), "reason": "no credit"} if table is GatewayStop else {}
        table.create(gateway="africastalking", **(when or {"free_at": utcnow()}))
    DigestRun.create(local_date="2026-11-24", from_seq=0, to_seq=1)
    heartbeat.Heartbeat.beat(heartbeat.WORKER, utcnow())
    meters.spent("simulator", 1, 1)
    app = create_app(config, lambda: None)
    text = app.test_client().get("/metrics").text
    let_go(app.extensions["smsgate"].database)
    return {family.name: family for family in text_string_to_metric_families(text)}


def _family(name: str) -> str:
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    return name.removesuffix(suffix)


def _series(told: dict[str, Metric]) -> dict[str, set[str]]:
    """Each name with its labels."""
    return {
        sample.name: set(sample.labels) for family in told.values() for sample in family.samples
    }


def test_every_rule_says_what_is_wrong_how_bad_it_is_and_has_a_name_of_its_own() -> None:
    names = [rule["alert"] for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule.keys() <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"].endswith((".", "?"))
        assert re.fullmatch(r"\d+[mhd]", rule.get("for", "1m"))


def test_every_label_in_a_sentence_is_left_by_its_expression() -> None:
    for rule in RULES:
        for label in re.findall(r"\$labels\.(\w+)", rule["annotations"]["summary"]):
            assert re.search(rf"by \([^)]*\b{label}\b", rule["expr"]), rule["alert"]


def test_rules_and_dashboard_ask_only_for_what_is_told(
    selectors: list[promql_parser.VectorSelector], told: dict[str, Metric]
) -> None:
    series = {**_series(told), **OF_PROMETHEUS}
    assert {one.name for one in selectors} <= series.keys()
    for one in selectors:
        for matcher in one.matchers.matchers:
            assert matcher.name in series[one.name], str(one)
            assert set(matcher.value.split("|")) <= VALUES[matcher.name], str(one)


def test_every_metric_has_a_rule_and_a_panel(told: dict[str, Metric]) -> None:
    for expressions in (
        [rule["expr"] for rule in RULES],
        [target["expr"] for panel in PANELS for target in panel["targets"]],
    ):
        asked = {
            _family(one.name)
            for expression in expressions
            for one in _selectors(promql_parser.parse(expression))
        }
        assert set(told) - asked == set()


def test_the_manual_names_every_metric_and_every_rule(told: dict[str, Metric]) -> None:
    named = set(re.findall(r"`(smsgate_\w+)`", MANUAL))
    assert named == {
        f"{name}_total" if family.type == "counter" else name for name, family in told.items()
    }
    assert set(re.findall(r"\bSmsgate\w+", MANUAL)) == {rule["alert"] for rule in RULES}


def test_no_two_panels_lie_upon_each_other() -> None:
    spots = {
        (column, row)
        for panel in PANELS
        for at in [panel["gridPos"]]
        for column in range(at["x"], at["x"] + at["w"])
        for row in range(at["y"], at["y"] + at["h"])
    }
    assert len(spots) == sum(panel["gridPos"]["w"] * panel["gridPos"]["h"] for panel in PANELS)
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
