"""What a request means. One file an intent; `router` holds the table."""
