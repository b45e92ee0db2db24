"""What if: stated changes of the future beside today's path, on the one engine."""
