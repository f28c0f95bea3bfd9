"""Answers to frequent questions: counted."""

from smsgate.effects import CountAnswer
from smsgate.models import AnswerTally
from smsgate.services.apply.source import Turn


def count_answer(effect: CountAnswer, turn: Turn) -> None:
    """On the local day; nothing tells who asked."""
    AnswerTally.note(effect.answer, turn.today, followed=effect.followed)
