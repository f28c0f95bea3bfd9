"""What happened on each day, in sums: counted by the worker, read by the office's pages."""

from smsgate.services.statistics.counting import count, count_due
from smsgate.services.statistics.names import Name

__all__ = ["Name", "count", "count_due"]
