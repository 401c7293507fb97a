"""The office's nouns as plain Python: no database, no HTTP, no files."""
