"""Reads. The public ones know terbitan and nothing else."""
