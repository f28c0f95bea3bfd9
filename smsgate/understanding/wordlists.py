"""Lists of words as they are best read in code: one string, blanks between."""


def words_in(text: str) -> frozenset[str]:
    """The words of a list written with blanks."""
    return frozenset(text.split())
