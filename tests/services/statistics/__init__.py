"""What the office's figures tell of each day."""
