"""What a council's file looks like, one module a format: how it is recognised, read and checked."""
