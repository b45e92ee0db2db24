"""Who next?: the children who need somebody today."""
