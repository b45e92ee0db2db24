"""Many futures of every child, four weeks at a time."""
