"""Stand-ins for what stands outside a test: a council without a store behind it."""
