"""Files that people send: what they truly are, whether they may be taken, and where they lie."""
