"""The field page's modules: the queue by Node's own tests, the weeks against the office's."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sipurbo_geo.model.jadwal import MingguJadwal, minggu_at, rencana_at

from .node import SRC, run_node

_HERE = Path(__file__).parent
_MULAI = date(2026, 3, 2)


def test_the_queue_loses_nothing_and_sends_nothing_twice() -> None:
    done = run_node("--test", _HERE / "antrean.test.mjs")
    assert done.returncode == 0, done.stdout


def test_the_phone_counts_weeks_as_the_office_does(tmp_path: Path) -> None:
    # a plan whose dates were moved, as an amendment does
    starts = (0, 7, 16, 21)
    plan = [
        MingguJadwal(n, _MULAI + timedelta(days=start), Decimal(25 * n))
        for n, start in enumerate(starts, start=1)
    ]
    days = [_MULAI + timedelta(days=offset) for offset in range(-9, 60)]
    cases = [(day, mulai, jadwal) for day in days
             for mulai, jadwal in ((_MULAI, []), (None, []), (_MULAI, plan))]  # fmt: skip
    sent = [
        (day.isoformat(), {
            "mulai": mulai and mulai.isoformat(),
            "jadwal": [(w.minggu, w.tanggal.isoformat(), str(w.rencana)) for w in jadwal],
        })
        for day, mulai, jadwal in cases
    ]  # fmt: skip
    file = tmp_path / "hari.json"
    file.write_text(json.dumps(sent))
    done = run_node(_HERE / "week_cli.mjs", SRC / "lapangan" / "week.js", file)
    assert done.returncode == 0, done.stderr
    expected = []
    for day, mulai, jadwal in cases:
        week = minggu_at(day, mulai, jadwal)
        rencana = None if week is None else rencana_at(jadwal, week)
        expected.append([week, None if rencana is None else str(rencana)])
    assert json.loads(done.stdout) == expected
