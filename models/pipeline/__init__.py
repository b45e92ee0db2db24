"""Moves as people record them, from the first thought to a year on."""
