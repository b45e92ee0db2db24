"""What `python run.py …` does without a screen: import, step-down, check."""
