"""Arguments as text that can be stored and printed."""


def readable(argument: str) -> str:
    """An argument whose bytes are no UTF-8 comes with lone surrogates; they become question marks."""
    return argument.encode("utf-8", "replace").decode("utf-8")
