"""Files and forms in: every value is read, checked and reported before anything is written."""
