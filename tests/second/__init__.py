"""A second implementation of the caseload, to compare the product with."""
