"""About: which data, rules, prices and evidence are in force."""
