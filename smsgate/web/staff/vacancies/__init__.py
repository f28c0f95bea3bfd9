"""`/staff/vacancies`: the list, one vacancy, the form with its preview, and what may be done to them."""

from smsgate.web.staff.vacancies import deeds, pages, writing
from smsgate.web.staff.vacancies.room import bp

__all__ = ["bp", "deeds", "pages", "writing"]
