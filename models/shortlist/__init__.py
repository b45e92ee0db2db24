"""The list of children, readiness, chance and saving joined; and who is next."""
