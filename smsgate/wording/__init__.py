"""How replies become texts that fit the segments paid for: pure, and in the reader's language."""
