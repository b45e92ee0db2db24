"""The review meeting: what is prepared, what is decided, what is signed, what follows from it."""
