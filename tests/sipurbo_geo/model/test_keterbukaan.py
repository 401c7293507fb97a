"""Every column of the register has been decided upon."""

from __future__ import annotations

from sipurbo_geo.database import tables
from sipurbo_geo.model.keterbukaan import KETERBUKAAN, is_public

REGISTER = (
    tables.kegiatan,
    tables.pendanaan,
    tables.adendum,
    tables.kegiatan_wilayah,
    tables.progres_fisik,
    tables.progres_keuangan,
    tables.dokumen,
    tables.foto,
)
#: keys and bookkeeping of the register itself: no information, never published
BOOKKEEPING = {"id", "kegiatan_id", "sidik", "versi", "dibuat", "uid", "ajuan_id", "dokumen_id"}


def test_a_column_that_nobody_decided_upon_is_not_public() -> None:
    assert not is_public("kegiatan", "nama_ibu_kandung")


def test_every_column_of_the_register_has_a_rule_or_is_bookkeeping() -> None:
    ruled = {(rule.tabel, rule.kolom) for rule in KETERBUKAAN}
    columns = {(table.name, column.name) for table in REGISTER for column in table.columns}
    undecided = {(t, c) for t, c in columns - ruled if c not in BOOKKEEPING}
    assert undecided == set()
    assert ruled <= columns, "a rule speaks of a column that does not exist"


def test_no_field_has_two_rules() -> None:
    names = [(rule.tabel, rule.kolom) for rule in KETERBUKAAN]
    assert len(names) == len(set(names))
