"""Children in residential care: the list, its filters, and where they live."""
