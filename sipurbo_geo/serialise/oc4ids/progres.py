"""Weekly figures: what was planned as forecasts, what was done and paid as metrics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...model.oc4ids import FISIK, KEUANGAN, KOREKSI, MINGGU
from .nilai import Json, filled, money, period

#: per cent in UN/CEFACT Recommendation 20
_PERCENT = {"name": "%", "scheme": "UNCEFACT", "id": "P1"}


def make_forecasts(rincian: Json) -> list[Json]:
    """The planned physical progress of each week, cumulative per cent."""
    weeks = rincian["progres"]
    return _metric(FISIK, "Rencana progres fisik", _weeks(weeks, "rencana"))


def make_metrics(rincian: Json) -> list[Json]:
    """The physical progress of each week, and the money paid up to each payment."""
    weeks, payments = rincian["progres"], rincian["keuangan"]
    return [
        *_metric(FISIK, "Realisasi progres fisik", _weeks(weeks, "realisasi")),
        *_metric(KEUANGAN, "Realisasi progres keuangan", _payments(payments)),
    ]


def _metric(key: str, title: str, observations: list[Json]) -> list[Json]:
    return [{"id": key, "title": title, "observations": observations}] if observations else []


def _weeks(weeks: Iterable[Json], name: str) -> list[Json]:
    return [
        filled(
            {
                "id": f"{MINGGU}{week['minggu']}",
                "period": period(None, week["tanggal"]),
                "measure": week[name],
                "unit": _PERCENT,
                "notes": _corrections(week["koreksi"], name),
            }
        )
        for week in weeks
        if week[name] is not None
    ]


def _corrections(earlier: Iterable[Json], name: str) -> str:
    """What a corrected week said before, and why that was wrong."""
    return "; ".join(f"{KOREKSI} {_said(old[name])}: {old['alasan']}" for old in earlier)


def _said(value: Any) -> str:
    return "kosong" if value is None else f"{value} %"


def _payments(payments: Iterable[Json]) -> list[Json]:
    return [
        filled(
            {
                "id": f"termin-{number}",
                "period": period(None, payment["tanggal"]),
                "value": money(payment["kumulatif"]),
                "notes": payment["uraian"],
            }
        )
        for number, payment in enumerate(payments, start=1)
    ]
