"""Code lists, default prices, published evidence: csv files with sources, and their loaders."""
