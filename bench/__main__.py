"""`python -m bench`: measure, print a table, keep the figures in bench/hasil."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path

import click

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped

from . import report
from .apps import plain_server, real_server
from .checks import Ground, checks, limits
from .client import read
from .importing import import_checks, import_limits
from .measure import Check, Measure, Result, run
from .paging import paging_checks
from .questions import WHOLE, make_questions
from .stock import Stock, opened_stock
from .unduhan import Fresh

KINDS = ("geopackage", "postgis")
_RESULTS = Path(__file__).resolve().parent / "hasil"


def tell(text: str) -> None:
    """What is going on, beside the report."""
    click.echo(f"  {text}", err=True)


@click.command()
@click.option("--n", "counts", default="100000", help="How many kegiatan; several by comma.")
@click.option("--rounds", default=5, show_default=True, help="Rounds; the median counts.")
@click.option("--seconds", default=3.0, show_default=True, help="Seconds of load per value.")
@click.option("--only", default="", help="Only checks with this in their name.")
@click.option("--database", "kinds", multiple=True, type=click.Choice(KINDS), default=KINDS)
@click.option("--imports/--no-imports", default=True, help="Measure the import, too.")
@click.option("--paging/--no-paging", default=True, help="Walk a copy under a writer, too.")
@click.option(
    "--fresh/--no-fresh",
    default=True,
    help="Start a server for each download, so that nothing is warm.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path(tempfile.gettempdir()) / "sipurbo-bench",
    show_default=True,
    help="Where filled catalogues are kept for the next run.",
)
@click.option("--save/--no-save", default=True, help="Keep the figures in bench/hasil.")
def main(
    *,
    counts: str,
    rounds: int,
    seconds: float,
    only: str,
    kinds: tuple[str, ...],
    imports: bool,
    paging: bool,
    fresh: bool,
    data: Path,
    save: bool,
) -> None:
    """Measure the served catalogue beside what this machine does at best."""
    missed = False
    registry = load_registry(shipped("layers"))
    with opened_stock(data, kinds, registry, tell) as stock:
        for count in map(int, counts.split(",")):
            for kind in kinds:
                with ExitStack() as opened:
                    # the copy comes first: PostgreSQL copies a database that nobody is in
                    walks = _walks(opened, stock, kind, count) if paging else []
                    every, best = opened.enter_context(
                        _all_checks(stock, kind, count, seconds, imports=imports, fresh=fresh)
                    )
                    chosen = [check for check in [*every, *walks] if only in check.name]
                    results = run(chosen, best, rounds, tell)
                _show(kind, count, results, save=save)
                missed = missed or any(result.ok is False for result in results)
    sys.exit(1 if missed else 0)


def _walks(opened: ExitStack, stock: Stock, kind: str, count: int) -> list[Check]:
    folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="sipurbo-bench-")))
    url = opened.enter_context(stock.copied(kind, count, folder))
    return paging_checks(url, stock.registry, folder, tell)


@contextmanager
def _all_checks(
    stock: Stock, kind: str, count: int, seconds: float, *, imports: bool, fresh: bool
) -> Iterator[tuple[list[Check], dict[str, Measure]]]:
    url = stock.url(kind, count)
    with tempfile.TemporaryDirectory(prefix="sipurbo-bench-") as name:
        folder = Path(name)
        start = partial(real_server, url, folder)
        with start() as served:
            body = folder / "whole.geojson"
            body.write_bytes(read(served.port, WHOLE))
            with plain_server(body, folder) as plain:
                catalogue = open_catalogue(url)
                asked = make_questions(catalogue, count)
                catalogue.close()
                libpq = stock.libpq(count) if kind == "postgis" else ""
                another: Fresh = start if fresh else lambda: nullcontext(served)
                ground = Ground(kind, count, served, another, plain, asked, libpq, seconds)
                every, best = checks(ground), limits(ground)
                if imports:
                    every += import_checks(stock, kind, count, folder)
                    best |= import_limits(stock, kind, folder)
                yield every, best


def _show(kind: str, count: int, results: list[Result], *, save: bool) -> None:
    click.echo(f"\n{kind}, {count:,} kegiatan, {len(results[0].rounds) if results else 0} rounds")
    click.echo(report.table(results))
    if save:
        tell(f"kept in {report.save(_RESULTS, kind, count, results)}")


if __name__ == "__main__":
    main()
