"""Mapbox Vector Tiles 2.1, made from arrays: what lies in a tile, or a general picture of it."""
