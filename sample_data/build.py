"""Writes the sample files: `python sample_data/build.py [OUTDIR]`, the same bytes every time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from maker.binary_files import to_shapefile, to_xlsx
from maker.boundaries import draw_boundaries
from maker.headings import HEADINGS, SHORT_NAMES
from maker.network import Network, draw_network
from maker.places import read_places
from maker.progress import change_rows, correction_rows, long_rows, payment_rows, wide_lines
from maker.record import Record, make_records
from maker.schedule import schedule
from maker.text_files import as_office, to_csv, to_geojson, to_kml, to_wkt
from maker.work import Work
from maker.works_air import irrigation_works, river_works
from maker.works_bangunan import building_works, plan_works, quarter_works
from maker.works_cipta_karya import drain_works, waste_works, water_works
from maker.works_jalan import report_works, road_works
from maker.works_jembatan import bridge_works

_TITLES = ("DAFTAR KEGIATAN", "DINAS PEKERJAAN UMUM DAN PERUMAHAN RAKYAT KABUPATEN TEBO")
_THEMES = (
    report_works,
    road_works,
    bridge_works,
    irrigation_works,
    river_works,
    water_works,
    waste_works,
    drain_works,
    building_works,
    quarter_works,
    plan_works,
)


def build(folder: Path) -> None:
    """Write every file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network = draw_network(read_places())
    works = [work for theme in _THEMES for work in theme(network)]
    records = make_records(schedule(works))
    for name, content in _files(network, works, records):
        (folder / name).write_bytes(content)


def _files(
    network: Network, works: list[Work], records: list[Record]
) -> Iterator[tuple[str, bytes]]:
    boundaries = draw_boundaries(network.desa)
    yield "wilayah.geojson", to_geojson((f["properties"], f["geometry"]) for f in boundaries)
    for layer in dict.fromkeys(work.layer for work in works):
        mine = [r for r in records if r.slot.work.layer == layer and not r.is_report]
        yield _kegiatan_file(layer, mine)
    reports = [record for record in records if record.is_report]
    yield "kegiatan_laporan_2023.csv", to_csv(_tabular(reports), comma=";", show=as_office)
    yield "progres.csv", to_csv(list(long_rows(records)))
    yield "progres_koreksi.csv", to_csv(correction_rows(records))
    yield "progres_lebar.csv", "\r\n".join([*wide_lines(records), ""]).encode("utf-8-sig")
    yield "keuangan.csv", to_csv(list(payment_rows(records)))
    yield "adendum.csv", to_csv(list(change_rows(records)))


def _kegiatan_file(layer: str, records: list[Record]) -> tuple[str, bytes]:
    """Each theme in another of the formats that people bring."""
    name = f"kegiatan_{layer}"
    rows = [record.row for record in records]
    shapes = [record.geometry for record in records if record.geometry]
    if layer == "jembatan":
        drawn = ((record.row, record.geometry) for record in records if record.geometry)
        return f"{name}.kml", to_kml("Jembatan Kabupaten Tebo", drawn)
    if layer == "sungai":
        return f"{name}.zip", to_shapefile(name, rows, shapes, SHORT_NAMES)
    if layer in ("air_minum", "permukiman"):
        titles = _TITLES if layer == "air_minum" else ()
        return f"{name}.xlsx", to_xlsx(_tabular(records), HEADINGS, titles)
    if layer == "sanitasi":
        return f"{name}.csv", to_csv(_tabular(records))
    if layer == "drainase":
        return f"{name}.csv", to_csv(_tabular(records), comma=";", show=as_office, titles=_TITLES)
    return f"{name}.geojson", to_geojson((record.row, record.geometry) for record in records)


def _tabular(records: list[Record]) -> list[dict[str, object]]:
    """Rows with their geometry as text in a column of its own."""
    return [{**record.row, "geometri": to_wkt(record.geometry)} for record in records]


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
