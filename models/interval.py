"""A value with its range."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A value, and the two ends between which it lies with a probability of 80% (P10 to P90)."""

    value: float
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        """Whether the range leaves out that the value is 0."""
        return self.low > 0 or self.high < 0
