"""Numbers about the future. One engine, behind the `Outlook` of outlook.py."""
