"""Results in, bytes out."""
