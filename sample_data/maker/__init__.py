"""Draws the sample catalogue: invented works on invented boundaries, the same bytes every time."""

import os

# with lxml, where that happens to be installed, openpyxl writes the same workbook in other bytes
os.environ["OPENPYXL_LXML"] = "False"
