"""The catalogue described for catalogues: DCAT 3 as JSON-LD and as Turtle."""
