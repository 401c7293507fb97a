"""A real list: the projects of an office in Banjarmasin, 2019, as one table."""

from __future__ import annotations

import csv
from pathlib import Path

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.intake.report import ImportReport
from sipurbo_geo.registry import Registry
from tests.sipurbo_geo.intake.files import write_csv


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_banjarmasin(shared_data: Path, folder: Path) -> Path:
    """109 projects with 182 locations: one row a location, and one for each project without any."""
    source = shared_data / "kegiatan" / "banjarmasin_2019"
    locations = rows_of(source / "lokasi.csv")
    contracts = {row["pekerjaan"]: row for row in rows_of(source / "kontrak.csv")}
    rows = []
    for project in rows_of(source / "pekerjaan.csv"):
        contract = contracts.get(project["id"], {})
        found = [row for row in locations if row["pekerjaan"] == project["id"]] or [{}]
        rows += [
            {
                "kode": project["id"],
                "nama": project["nama"],
                "kegiatan": project["kegiatan"],
                "pagu": project["pagu"],
                "lokasi": project["deskripsi"][:200],
                "latitude": place.get("latitude", ""),
                "longitude": place.get("longitude", ""),
                "nilai_kontrak": contract.get("nilai", ""),
                "nomor_kontrak": contract.get("nomor", ""),
                "tanggal_kontrak": contract.get("tanggal", ""),
                "masa_pelaksanaan": contract.get("lama", ""),
                "penyedia": contract.get("penyedia", ""),
            }
            for place in found
        ]
    return write_csv(folder / "banjarmasin.csv", rows)


def bring_banjarmasin(
    catalogue: Catalogue, registry: Registry, path: Path, *, partial: bool
) -> ImportReport:
    """Import that table; ten of its locations are wrong, so all of it comes only in part."""
    return import_kegiatan(
        catalogue,
        registry,
        path,
        layer="gedung",
        defaults={"tahun": "2019", "alasan_tanpa_geometri": "Lokasi belum dicatat"},
        gabung=True,
        partial=partial,
    )
