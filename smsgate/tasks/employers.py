"""What employers are told and asked by SMS, looked for every minute."""

import structlog
from huey import crontab

from smsgate.models import utcnow
from smsgate.models.connection import lent
from smsgate.services.employer_desk import news
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

log = structlog.get_logger()


@huey.periodic_task(crontab())
def tell_employers() -> None:
    """Decisions, last days and greetings. (Twice at once is harmless: each is taken off its list.)"""
    desk = runtime()
    with lent(desk.database):
        told = news.tell(desk.config, utcnow())
    if told:
        log.info("employers.told", texts=told)
        desk.ring()
