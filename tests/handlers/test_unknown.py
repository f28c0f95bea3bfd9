"""What the service does not understand: help, or silence where an officer answers."""

from dataclasses import replace

import pytest

from smsgate.effects import KeepForStaff
from smsgate.handlers import unknown
from smsgate.handlers.reply import Reply
from smsgate.understanding import Intent, Request
from tests.fakes import NOON, context, demo_directory


def answer(talking: bool = False, helped: bool = False, word: str = "") -> Reply:
    directory = demo_directory()
    directory.talking = talking
    moment = context(directory, channel="sms")
    if helped:
        moment = replace(moment, contact=replace(moment.contact, helped_on=NOON.date()))
    return unknown.answer(Request(text="qwrt", intent=Intent.UNKNOWN, word=word), moment)


@pytest.mark.parametrize(
    ("given", "reason", "texts"),
    [
        ({}, "unknown", 1),
        ({"helped": True}, "unknown", 0),
        ({"talking": True}, "later", 0),
        ({"talking": True, "word": "SPAM"}, "unknown", 0),
        ({"word": "SPAM"}, "unknown", 0),
    ],
)
def test_it_helps_once_a_day_and_leaves_the_rest_to_officers(given, reason, texts) -> None:
    reply = answer(**given)
    assert reply.effects == (KeepForStaff(reason=reason),)
    assert len(reply.say(()).texts) == texts
