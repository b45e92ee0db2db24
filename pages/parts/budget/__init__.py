"""Budget: where the year ends, and why the bill changed."""
