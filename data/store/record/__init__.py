"""What people record: every write checks right and version and adds an audit row."""
