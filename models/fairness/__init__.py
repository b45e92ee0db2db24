"""Whether the tool is as right for one group of children as for another; small numbers hidden."""
