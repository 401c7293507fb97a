"""The data sets that the site offers, described once for DCAT, ISO 19139, records and pages."""
