"""The catalogue of the data sets as a collection of records (OGC API - Records, Part 1)."""
