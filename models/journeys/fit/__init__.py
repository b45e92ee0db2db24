"""Fitting the engine to a council's history, and the bar that it has to pass before it speaks."""
