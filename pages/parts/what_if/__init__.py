"""What if: putting scenarios together and comparing them."""
