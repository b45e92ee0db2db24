"""The disk: files, columns, codes and SQL. Decides nothing about a child."""
