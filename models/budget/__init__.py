"""What children in care cost: the year beside its budget, why it changed, what is still to come."""
