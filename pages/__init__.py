"""The screens. `main.py` is the script that the server runs; it lists every page."""
