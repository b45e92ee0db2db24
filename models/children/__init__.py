"""Who the children are and where they live, as the returns and people say it."""
