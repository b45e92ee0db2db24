"""Where postcodes and areas lie: looked up on this machine, nothing is sent."""
