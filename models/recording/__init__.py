"""What people write down about a child: typed, dated, said by somebody, never changed silently."""
