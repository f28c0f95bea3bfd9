"""Words that answer an open question in somebody's own words: all but keywords, numbers and codes."""

from smsgate.understanding import Intent, Request

_OWN = (
    Intent.PICK,
    Intent.YES,
    Intent.NO,
    Intent.THANKS,
    Intent.MORE,
    Intent.UNSUBSCRIBE,
    Intent.ERASE,
    Intent.MY_DATA,
    Intent.LANGUAGE,
)
"""These mean what they mean also while a question is open."""

_LONGEST_HEAD = 2
"""Words up to the keyword: "mau daftar …", but not "bagaimana cara melamar …"."""

_SPAM = "SPAM"
_FEWEST_LETTERS = 3
_SHORTEST_HELP = 3
"""Words of a text that asks for help, to be more than a greeting."""


def said_plainly(request: Request) -> str:
    """The text, where it is somebody's own words; "" where it means something by itself."""
    text = request.text.strip()
    own = request.intent in _OWN or request.word == _SPAM or led_by_keyword(request)
    bare = not any(letter.isalpha() for letter in text)
    greets = request.intent is Intent.HELP and len(text.split()) < _SHORTEST_HELP
    return "" if own or bare or greets else text


def says_something(words: str) -> bool:
    """Whether there are letters enough for a question or a wish."""
    return sum(letter.isalpha() for letter in words) >= _FEWEST_LETTERS


def led_by_keyword(request: Request) -> bool:
    """Whether its keyword was typed in front, and not read out of the whole."""
    text = request.text.strip()
    head = text.removesuffix(request.rest).split()
    return bool(request.word) and request.rest != text and len(head) <= _LONGEST_HEAD
