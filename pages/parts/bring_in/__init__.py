"""Bring in files: choose, review, store, mend, take back."""
