"""What leaves the tool on paper: content only, as frozen values; how it looks is in `reports/`."""
