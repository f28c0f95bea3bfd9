"""What people think of the service: kept, counted, and read by officers."""

from smsgate.services.feedback.keeping import month_of, rate, suggest

__all__ = ["month_of", "rate", "suggest"]
