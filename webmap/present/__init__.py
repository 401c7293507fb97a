"""How values are written for people: pure functions from a value to its words."""
