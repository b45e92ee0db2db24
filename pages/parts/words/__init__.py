"""How things are written on every screen: dates, money, names, tags, tables, charts."""
