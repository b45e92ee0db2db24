"""Meetings: prepared, held child by child, decided, signed."""
