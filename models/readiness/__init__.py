"""What the rules say of a child and a kind of home: ready, nearly, not yet, and why."""
