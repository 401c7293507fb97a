"""Collections of features as programs ask for them: one page after the other, by any property."""
