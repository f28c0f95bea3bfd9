"""The office's work with people who get the news: finding, entering, pausing, ending, forgetting."""
