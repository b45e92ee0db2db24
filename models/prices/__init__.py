"""What a week of care costs, whose money it is, and where the price comes from."""
