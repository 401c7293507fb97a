"""Writes: one verb a file, each inside the transaction that the caller opened."""
