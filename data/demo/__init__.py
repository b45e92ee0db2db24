"""The demonstration council: made-up children in real shapes of file, with a planted truth."""

from data.demo.council import write_council
from data.demo.truth import TrueMove, Truth

__all__ = ["TrueMove", "Truth", "write_council"]
