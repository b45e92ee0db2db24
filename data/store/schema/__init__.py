"""The tables: opening the database, its versions, its write lock, its audit rows."""
