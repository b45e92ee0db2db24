"""Needs and strengths: the scheme, a profile at a date, which way a need is going."""
