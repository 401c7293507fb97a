"""Data sets as ISO 19115:2003 metadata, in the XML of ISO 19139 (schemas of 2007, GML 3.2).

As far as it is known, this also meets SNI 8843, Indonesia's profile of ISO 19115: the language is
`ind`, the character set `utf8`, and every element that the core of ISO 19115 asks for is there.
"""
