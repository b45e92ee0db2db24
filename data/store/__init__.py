"""The database: what is held, who may read and write it, and the trail of every deed."""
