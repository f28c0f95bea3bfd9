"""What making an application costs, paid once a test run and not by each of a thousand tests.

Half of a page's test was spent compiling templates and routes that were compiled before.
"""

from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


class _Compiled(BytecodeCache):
    """Templates, in memory; one that changed has another checksum."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": _Compiled()}

_compile = Rule.compile
_MADE = ("arguments", "_parts", "_trace", "_converters", "_build", "_build_unknown")
"""What compiling writes into a rule."""

_rules: dict[tuple[object, ...], dict[str, Any]] = {}


def _compile_once(rule: Rule) -> None:
    """Routes that are written alike are alike in every application."""
    key = (rule.rule, rule.endpoint, rule.subdomain, rule.host, repr(rule.defaults))
    if key not in _rules:
        _compile(rule)
        _rules[key] = {name: getattr(rule, name) for name in _MADE}
    for name, value in _rules[key].items():
        setattr(rule, name, value)


Rule.compile = _compile_once  # type: ignore[method-assign]
