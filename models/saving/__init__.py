"""What a move would save: for one child, and for many moves together."""
