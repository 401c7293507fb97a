"""From what was asked to bytes that leave the house."""
