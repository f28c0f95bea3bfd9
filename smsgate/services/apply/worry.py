"""Words of distress: carried out."""

from peewee import IntegrityError

from smsgate.effects import AnswerWorry, Result, WorryAnswered
from smsgate.models import Person, WorryDay, database
from smsgate.services.apply.source import Turn


def answer(effect: AnswerWorry, turn: Turn) -> Result:
    """The first of the day is answered."""
    try:
        with database.atomic():
            WorryDay.create(person=Person.of(turn.contact), day=turn.today)
    except IntegrityError:
        return WorryAnswered(first=False)
    return WorryAnswered(first=True)
