"""What surrounds every page: menu, banner, documents, waiting, failing."""
