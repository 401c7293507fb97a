"""`sipurbo template`: empty spreadsheets that the import understands."""

from __future__ import annotations

import click


@click.group("template")
def template_group() -> None:
    """Membuat lembar isian kosong yang dipahami oleh import."""
