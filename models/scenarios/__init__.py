"""What if: changes put together by people, and what they would make of the coming months."""
