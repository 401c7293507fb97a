"""The table of what is public: the page says exactly what the system does."""

from __future__ import annotations

from sipurbo_geo.model.keterbukaan import KETERBUKAAN

from .conftest import Read


def test_every_rule_is_there_with_its_legal_basis(read: Read) -> None:
    text = read("/informasi").text
    for rule in KETERBUKAAN:
        assert rule.label.id in text
        assert " ".join(rule.dasar.split()) in text


def test_what_is_withheld_stands_under_its_own_heading(read: Read) -> None:
    _, withheld = read("/informasi").text.split("Dikecualikan Kegiatan", 1)
    assert "NPWP penyedia" in withheld
    assert "Nilai kontrak" not in withheld
