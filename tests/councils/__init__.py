"""Simulated councils whose truth is known, to try the engine against."""
