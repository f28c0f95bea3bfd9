"""Words that were looked for in vain: a day's at a time."""

from datetime import date

from smsgate.models import UnmetWord
from smsgate.services.retention import times


def oldest(today: date) -> date | None:
    """The first day whose words have been kept long enough."""
    query = UnmetWord.select(UnmetWord.day).where(UnmetWord.day < today - times.LEDGER)
    found: date | None = query.order_by(UnmetWord.day).limit(1).scalar()
    return found


def drop(day: date) -> int:
    """Of that day; how many. Call inside a transaction."""
    return int(UnmetWord.delete().where(UnmetWord.day == day).execute())
