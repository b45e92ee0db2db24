"""Evidence: how right the tool has been."""
