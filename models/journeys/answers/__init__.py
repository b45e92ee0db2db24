"""What the engine answers: the outlook of one move, and how often such moves last."""
