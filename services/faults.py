"""A fault that nobody foresaw: noted on this machine, with a number that can be read out."""

from data.faults import note_fault

__all__ = ["note_fault"]
