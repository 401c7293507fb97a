"""Importing a file with every check on, beside ogr2ogr, which checks nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from shapely.geometry import mapping

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.registry import Registry

from .fill import save_district
from .generate import Generated, generate
from .measure import Check, Measure
from .memory import Peak
from .stock import Stock

_TIMES = 6.0
PROMISED_COUNT = 100_000


def import_checks(stock: Stock, kind: str, count: int, folder: Path) -> list[Check]:
    """Time and memory of `sipurbo import kegiatan` of `count` features into an empty catalogue."""
    file = _source(stock.registry, count, folder)
    seen: dict[str, float] = {}

    def seconds() -> float:
        url = _empty(stock, kind, folder)
        taken, seen["peak"] = _run_import(url, file)
        return taken

    target = _TIMES if count == PROMISED_COUNT else None
    return [
        Check("import", "s", seconds, "ogr2ogr", target),
        Check("import, highest memory", "MiB", lambda: seen["peak"], summary=max),
    ]


def import_limits(stock: Stock, kind: str, folder: Path) -> dict[str, Measure]:
    """The same file into the same kind of database by GDAL's own program."""
    return {"ogr2ogr": lambda: _ogr2ogr(stock, kind, folder)}


def _source(registry: Registry, count: int, folder: Path) -> Path:
    path = folder / "import.geojson"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","features":[')
        for number, item in enumerate(generate(registry, count)):
            out.write(",\n" if number else "\n")
            out.write(json.dumps(_feature(item), ensure_ascii=False, separators=(",", ":")))
        out.write("\n]}\n")
    return path


def _feature(item: Generated) -> dict[str, Any]:
    k = item.kegiatan
    plain = {
        "kode": k.kode,
        "nama": k.nama,
        "layer": k.layer,
        "bidang": k.bidang,
        "tahun": k.tahun,
        "tahap": k.tahap.value,
        "lokasi": k.lokasi,
        "sumber_dana": k.pendanaan[0].sumber,
        "pagu": str(k.pagu),
        "nilai_kontrak": str(k.nilai_kontrak),
        "tanggal_mulai": str(k.tanggal_mulai),
        "tanggal_selesai": str(k.tanggal_selesai),
        "penyedia": k.penyedia,
        "asal_koordinat": k.asal_koordinat.value,
    }
    geometry = None if k.geometry is None else mapping(k.geometry)
    return {"type": "Feature", "properties": plain | k.atribut, "geometry": geometry}


def _empty(stock: Stock, kind: str, folder: Path) -> str:
    if kind == "postgis":
        url = stock.scratch("sipurbo_bench_import")
    else:
        for old in folder.glob("import.gpkg*"):
            old.unlink()
        url = f"sqlite:///{folder / 'import.gpkg'}"
    catalogue = open_catalogue(url)
    save_district(catalogue)
    catalogue.close()
    return url


def _run_import(url: str, file: Path) -> tuple[float, float]:
    program = Path(sys.executable).with_name("sipurbo")
    call = [str(program), "import", "kegiatan", str(file)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        call,
        env={**os.environ, "SIPURBO_DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with Peak(process.pid) as peak:
        shown, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the import failed: {shown[-2000:]}")
    return time.perf_counter() - begun, peak.highest


def _ogr2ogr(stock: Stock, kind: str, folder: Path) -> float:
    target = folder / "ogr2ogr.gpkg"
    target.unlink(missing_ok=True)
    if kind == "postgis":
        name = "sipurbo_bench_ogr2ogr"
        catalogue = open_catalogue(stock.scratch(name))  # brings PostGIS along
        catalogue.close()
        into = ["-f", "PostgreSQL", f"PG:{stock.scratch_libpq(name)}", "-nln", "salinan"]
    else:
        into = ["-f", "GPKG", str(target)]
    begun = time.perf_counter()
    subprocess.run(["ogr2ogr", *into, str(folder / "import.geojson")], check=True)
    return time.perf_counter() - begun
