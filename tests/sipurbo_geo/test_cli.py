"""The command line, run as people run it: wrong calls first."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.cli import main
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.query.register import list_kode
from tests.ending import ending_with_us
from tests.factories import make_wilayah
from tests.needs import ROOT, missing
from tests.ports import held_port

from .intake.files import kegiatan, line, write_csv, write_geojson

Run = Callable[..., Result]

#: a busy machine takes long to build the sample
_PATIENCE_S = 900


@pytest.fixture
def url(geopackage_url: str) -> str:
    """A catalogue that knows the district of `tests.factories`."""
    catalogue = open_catalogue(geopackage_url)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    catalogue.close()
    return geopackage_url


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`sipurbo …` on that catalogue; a traceback fails the test."""
    monkeypatch.setenv("SIPURBO_DATABASE_URL", url)
    monkeypatch.delenv("SIPURBO_BAHASA", raising=False)

    def call(*words: Any) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_geojson(tmp_path / "baik.geojson", [kegiatan("K-1"), kegiatan("K-2")])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    rows = [kegiatan("K-1"), *(kegiatan(f"K-{n}", line([[0, 0], [0, 0]])) for n in range(2, 60))]
    return write_geojson(tmp_path / "buruk.geojson", rows)


def _all_commands(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    names = []
    for name, command in group.commands.items():
        names.append((*before, name))
        if isinstance(command, click.Group):
            names += _all_commands(command, (*before, name))
    return names


def test_without_a_database_the_variable_to_set_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIPURBO_DATABASE_URL")
    result = run("check")
    assert result.exit_code == 2
    assert "SIPURBO_DATABASE_URL" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("bernyanyi",),
        ("import", "kegiatan"),
        ("import", "kegiatan", "tidak-ada.geojson"),
        ("import", "kegiatan", "tidak-ada.geojson", "--map", "tanpa-tanda"),
        ("import", "kegiatan", __file__, "--set", "thaun=2023"),
        ("export", "--kecamatan", "Atlantis"),
        ("export", "--layer", "jalann"),
        ("export", "--tahun", "kemarin"),
        ("export", "--bbox", "1,2,3"),
        ("export", "--pada", "kemarin"),
        ("export", "--limit", "-5"),
        ("export", "--progres", "--limit", "5"),
        ("export", "--status", "gawat"),
        ("serve", "--port", "0"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_leaves_with_2_and_one_message(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("words", "said", "english"),
    [
        (("bernyanyi",), "Perintah bernyanyi tidak ada", "No such command"),
        (("import", "kegiatan"), "Isian FILE belum disebut", "Missing argument"),
        (("template", "kegiatan"), "Opsi --layer belum disebut", "Missing option"),
        (("export", "--laier", "x"), "Maksud Anda: --layer", "No such option"),
        (("serve", "--port", "0"), "bilangan bulat dari 1 sampai 65535", "not in the range"),
        (("user", "add", "a", "--nama", "A", "--peran", "raja"), "ppid", "is not one of"),
        (("--bahasa", "xx", "check"), "salah satu dari: id, en", ""),
        (("import", "kegiatan", __file__, "--map", "x"), "harus berbentuk KIRI=KANAN", "KIRI"),
    ],
    ids=str,
)
def test_a_wrong_call_is_told_in_the_language_that_was_asked_for(
    run: Run, words: tuple[str, ...], said: str, english: str
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Galat: " in result.stderr
    if english:
        result = run("--bahasa", "en", *words)
        assert (result.exit_code, english in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [("check",), ("export",), ("map",), ("publish",), ("backup", "b.gpkg"), ("user", "list")],
    ids=" ".join,
)
def test_a_catalogue_that_is_not_there_is_not_made_by_asking(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--database", "sqlite:///tebbo.gpkg", *words)
    assert result.exit_code == 1
    assert "tebbo.gpkg tidak ada" in result.stderr
    assert "sipurbo init" in result.stderr
    assert not [*tmp_path.glob("tebbo*"), *tmp_path.glob("*.sebagian")]


def test_a_server_that_does_not_answer_is_named_with_what_to_check(run: Run) -> None:
    result = run("--database", "postgresql+psycopg://u:rahasia@127.0.0.1:1/x", "check")
    assert result.exit_code == 1
    assert "127.0.0.1:1/x" in result.stderr
    assert "rahasia" not in result.stderr
    assert "SIPURBO_DATABASE_URL" in result.stderr


def test_machines_are_told_what_was_written(run: Run, good: Path, tmp_path: Path) -> None:
    run("import", "kegiatan", good)
    target = tmp_path / "keluar.csv"
    said = json.loads(run("export", "-o", target, "--json").stdout)
    assert said == {"berkas": str(target), "jumlah": 2}
    target = tmp_path / "templat.xlsx"
    said = json.loads(run("template", "progres", "-o", target, "--json").stdout)
    assert said == {"berkas": str(target)}


def test_a_near_miss_is_answered_with_what_was_meant(run: Run) -> None:
    assert "Maksud Anda 'jalan'?" in run("export", "--layer", "jalann").stderr
    said = run("--bahasa", "en", "export", "--kecamatan", "Tebo Bara").stderr
    assert "Did you mean 'Tebo Barat'?" in said


def test_a_file_that_cannot_be_read_leaves_with_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("{")
    for words in ((), ("--json",)):
        result = run("import", "kegiatan", path, *words)
        assert result.exit_code == 1
        assert "terpotong" in result.stderr
    assert "terpotong" in json.loads(result.stdout)["error"]


def test_data_with_problems_leaves_with_1_and_shows_some_of_them(run: Run, bad: Path) -> None:
    result = run("import", "kegiatan", bad)
    assert result.exit_code == 1
    assert "fitur 2, geometry" in result.stdout
    assert "fitur 50" not in result.stdout
    assert "dan 18 masalah lain" in result.stdout
    assert "Tidak ada yang ditulis" in result.stdout
    assert json.loads(run("check", "--json").stdout)["register"] == 0


def test_the_report_holds_every_problem(run: Run, bad: Path, tmp_path: Path) -> None:
    target = tmp_path / "laporan.xlsx"
    assert run("import", "kegiatan", bad, "--report", target).exit_code == 1
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.max_row == 1 + 58


def test_a_machine_gets_json_and_nothing_else(run: Run, bad: Path) -> None:
    result = run("import", "kegiatan", bad, "--json")
    found = json.loads(result.stdout)
    assert (found["read"], found["refused"], found["applied"]) == (59, 58, False)
    assert found["problems"][0]["where"] == "fitur 2"
    assert result.stderr == ""


def test_a_dry_run_writes_nothing_and_a_real_one_does(run: Run, good: Path) -> None:
    assert "2 baru" in run("import", "kegiatan", good, "--dry-run").stdout
    assert json.loads(run("check", "--json").stdout)["register"] == 0
    assert run("import", "kegiatan", good).exit_code == 0
    assert json.loads(run("check", "--json").stdout)["register"] == 2
    assert "2 tetap" in run("import", "kegiatan", good).stdout


def test_partial_keeps_the_good_rows(run: Run, bad: Path) -> None:
    assert run("import", "kegiatan", bad, "--partial").exit_code == 1
    assert json.loads(run("check", "--json").stdout)["register"] == 1


def test_columns_and_defaults_are_stated_on_the_call(run: Run, tmp_path: Path) -> None:
    rows = [{"Nomor=1": "K-1", "Judul Pekerjaan": "Jalan", "lat": "-1,44", "lon": "102,21"}]
    path = write_csv(tmp_path / "a.csv", rows)
    words = ("--map", "Nomor=1=kode", "--map", "Judul Pekerjaan=nama", "--set", "tahun=2023")
    result = run("import", "kegiatan", path, "--layer", "jalan", *words)
    assert (result.exit_code, "1 baru" in result.stdout) == (0, True), result.stdout


def test_swapped_coordinates_are_turned_when_asked(run: Run, tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a.geojson", [kegiatan("K-1", line([[-1.44, 102.21], [-1.43, 102.22]]))]
    )
    assert run("import", "kegiatan", path).exit_code == 1
    result = run("import", "kegiatan", path, "--tukar-koordinat")
    assert (result.exit_code, "tertukar" in result.stdout) == (0, True)


def test_a_template_that_is_filled_in_is_imported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    assert run("template", "kegiatan", "--layer", "jalan", "-o", path).exit_code == 0
    assert run("template", "kegiatan", "--layer", "jalan", "-o", path).exit_code == 2
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    keys = {str(cell.value): cell.column for cell in sheet[2]}
    row = {"kode": "007", "nama": "Jalan Contoh", "layer": "Jalan", "tahun": 2023}
    row |= {"lon": 102.21, "lat": "-1,44", "kondisi": "Rusak ringan", "kecamatan": "Tebo Barat"}
    for key, value in row.items():
        sheet.cell(4, keys[key], value)
    book.save(path)
    result = run("import", "kegiatan", path, "--json")
    found = json.loads(result.stdout)
    assert (found["read"], found["new"], found["problems"]) == (1, 1, [])
    features = json.loads(run("export").stdout)["features"]
    assert features[0]["properties"]["kode"] == "007"
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [102.21, -1.44]}
    assert run("template", "kegiatan", "--layer", "jalann", "-o", tmp_path / "x").exit_code == 2


def test_boundaries_are_imported(run: Run, tmp_path: Path) -> None:
    square = [[102.2, -1.45], [102.3, -1.45], [102.3, -1.35], [102.2, -1.35], [102.2, -1.45]]
    shape = {"type": "Polygon", "coordinates": [square]}
    properties = {"KDCPUM": "15.09.01", "WADMKC": "Tebo Barat", "KDPKAB": "15.09", "WADMKK": "Tebo"}
    rows = [{"type": "Feature", "properties": properties, "geometry": shape}]
    path = write_geojson(tmp_path / "batas.geojson", rows)
    url = f"sqlite:///{tmp_path / 'baru.gpkg'}"
    result = run("--database", url, "import", "wilayah", path, "--sumber", "uji", "--json")
    assert result.exit_code == 0, result.stdout
    assert json.loads(run("--database", url, "check", "--json").stdout)["kecamatan"] == 1


def test_progress_is_imported(run: Run, good: Path, tmp_path: Path) -> None:
    run("import", "kegiatan", good)
    path = write_csv(
        tmp_path / "progres.csv",
        [
            {"kode": "K-1", "minggu": 1, "tanggal": "2023-06-05", "rencana": 10, "realisasi": 5},
            {"kode": "K-1", "minggu": 2, "tanggal": "2023-06-12", "rencana": 20, "realisasi": 25},
        ],
    )
    result = run("import", "progres", path)
    assert (result.exit_code, "2 baru" in result.stdout) == (0, True), result.stdout


@pytest.mark.parametrize("where", ["tidak-ada/a.csv", "berkas/a.csv"])
def test_a_place_where_nothing_can_be_written_is_told(run: Run, tmp_path: Path, where: str) -> None:
    (tmp_path / "berkas").write_text("")
    result = run("export", "-o", tmp_path / where)
    assert result.exit_code == 2
    assert f"{tmp_path / where} tidak dapat ditulis" in result.stderr


def test_the_export_is_geojson_of_what_is_asked_for(run: Run, good: Path, tmp_path: Path) -> None:
    run("import", "kegiatan", good)
    whole = json.loads(run("export").stdout)
    assert (whole["type"], len(whole["features"])) == ("FeatureCollection", 2)
    target = tmp_path / "keluar.geojson"
    result = run(
        "export", "-o", target, "--kode", "K-2", "--kecamatan", "tebo barat", "--tahun", 2023
    )
    assert (result.exit_code, "1 kegiatan" in result.stdout) == (0, True)
    assert [f["properties"]["kode"] for f in json.loads(target.read_text())["features"]] == ["K-2"]
    assert json.loads(run("export", "--kecamatan", "15.09.02").stdout)["features"] == []
    second = run("export", "-o", target, "--limit", 5, "--offset", 1)
    assert "1 kegiatan" in second.stdout
    assert len(json.loads(target.read_text())["features"]) == 1
    assert json.loads(run("export", "--pada", "2020-01-01").stdout)["features"] == []


def test_publishing_anew_changes_nothing_when_nothing_changed(run: Run, good: Path) -> None:
    run("import", "kegiatan", good)
    assert json.loads(run("publish", "--json").stdout) == {"berubah": 0}


def test_a_backup_is_a_whole_catalogue_and_overwrites_nothing(
    run: Run, good: Path, tmp_path: Path
) -> None:
    run("import", "kegiatan", good)
    target = tmp_path / "salinan.gpkg"
    assert run("backup", target).exit_code == 0
    copy = open_catalogue(f"sqlite:///{target}")
    with copy.reading() as conn:
        assert set(list_kode(conn)) == {"K-1", "K-2"}
    copy.close()
    before = target.read_bytes()
    assert run("backup", target).exit_code == 2
    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.sebagian"))


def test_init_makes_a_catalogue_that_is_a_geopackage(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "baru.gpkg"
    result = run("--database", f"sqlite:///{target}", "init", "--json")
    assert json.loads(result.stdout)["tema"] == 10
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    connection.close()


def test_the_version_is_told(run: Run) -> None:
    from sipurbo_geo import __version__

    assert __version__ in run("version").stdout
    assert json.loads(run("version", "--json").stdout)["sipurbo_geo"] == __version__


@pytest.mark.parametrize("name", _all_commands(main), ids=" ".join)
def test_every_command_explains_itself(run: Run, name: tuple[str, ...]) -> None:
    result = run(*name, "--help")
    assert result.exit_code == 0
    found: click.Command = main
    for word in name:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    assert found.help
    assert all(p.help for p in found.params if isinstance(p, click.Option))


def test_the_map_is_one_file_that_asks_nobody_for_anything(
    run: Run, good: Path, tmp_path: Path
) -> None:
    run("import", "kegiatan", good)
    target = tmp_path / "peta.html"
    result = run("map", "--kecamatan", "Tebo Barat", "-o", target, "--json")
    if "make assets" in result.stderr:
        missing("the JavaScript parts are not built (make assets)")
    assert json.loads(result.stdout) == {"berkas": str(target), "jumlah": 2}
    html = target.read_text(encoding="utf-8")
    assert "Jalan K-1" in html
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)


@contextmanager
def serving(*words: str, **environ: str) -> Iterator[dict[str, Any]]:
    """`sipurbo … --port N` while it runs: what /healthz says."""
    start = "from sipurbo_geo.cli import main; main()"
    with held_port() as port:
        call = [sys.executable, "-c", start, *words, "--port", str(port)]
        process = subprocess.Popen(
            ending_with_us(call),
            env=os.environ | environ,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        # a server that never answers must fail this test, not hold up the suite
        patience = threading.Timer(_PATIENCE_S, process.kill)
        patience.start()
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address == f"http://127.0.0.1:{port}/"
            with urllib.request.urlopen(f"{address}healthz") as answer:
                yield json.load(answer)
        finally:
            patience.cancel()
            process.terminate()
            rest, _ = process.communicate(timeout=_PATIENCE_S)
    assert rest == "", "more than one line was printed"


def test_serving_prints_one_line_when_it_answers(url: str) -> None:
    with serving("serve", SIPURBO_DATABASE_URL=url, SIPURBO_SECRET_KEY="uji") as health:
        assert (health["status"], health["jumlah"]) == ("ok", 0)


@pytest.mark.slow
def test_the_demo_builds_its_catalogue_once_and_serves_it(tmp_path: Path) -> None:
    file = tmp_path / "contoh" / "tebo.gpkg"
    file.parent.mkdir()
    # what an interrupted build leaves behind is no catalogue
    (file.parent / "sebagian.gpkg").write_bytes(b"terpotong")
    with serving("demo", "--data", str(file.parent)) as health:
        assert health["jumlah"] >= 150
        assert health["tanpa_geometri"] > 0
    built, key = file.stat().st_ino, (file.parent / "kunci-sesi").read_text()
    with serving("demo", "--data", str(file.parent)) as again:
        assert again["revisi"] == health["revisi"]
    assert file.stat().st_ino == built
    assert (file.parent / "kunci-sesi").read_text() == key


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    heavy = "{'geopandas', 'pyogrio', 'pandas', 'folium', 'flask', 'sqlalchemy', 'pyproj'}"
    script = f"import sys, sipurbo_geo.cli; print(sorted({heavy} & sys.modules.keys()))"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"


def test_the_installed_program_answers(url: str) -> None:
    program = shutil.which("sipurbo", path=str(Path(sys.executable).parent))
    assert program is not None
    found = subprocess.run(
        [program, "check"],
        env=os.environ | {"SIPURBO_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Kegiatan dalam register: 0" in found.stdout
