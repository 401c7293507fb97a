"""Filters in CQL2 (OGC 21-065r2), as text or JSON, into SQL conditions by an allow-list.

The text is read by a parser of our own, because the one that exists (`cql2`) takes minutes over
forty bytes with a mistake inside some brackets, and ends the process at a few thousand of them.
Ours reads every letter once; the tests hold it against the other where that one can answer.
"""
