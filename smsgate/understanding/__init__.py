"""Text to Request: normalising, slang, places, words. Pure: no database, no clock."""

from smsgate.understanding.kinds import kind_of_work
from smsgate.understanding.places import Gazetteer, load_default
from smsgate.understanding.reader import Reader
from smsgate.understanding.request import Intent, Request
from smsgate.understanding.slang import standard

__all__ = ["Gazetteer", "Intent", "Reader", "Request", "kind_of_work", "load_default", "standard"]
