"""The S-curve as SVG: one string for the page, for print and for the report.

Drawn on the server: a few polylines need no script. Looks come from classes (`.rencana`,
`.realisasi`, `.selisih`, …), because the pages forbid style attributes; plain attributes keep the
drawing readable where no style sheet is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.status import UMUM, AmbangKritis, Status

from .kurva_geometri import (
    Garis,
    Titik,
    batas_kritis,
    dengan_jadwal,
    garis_jadwal,
    garis_realisasi,
    garis_rencana,
    jauhkan,
    selisih,
)
from .kurva_kata import Kata, kata
from .kurva_nilai import place_values

_WIDTH, _HEIGHT = 480, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 96, 34, 50
_DATE_WIDTH = 64
#: below this a value's name would run into the dates
_LOWEST = _HEIGHT - _BOTTOM - 18
_LINE_HEIGHT = 14
_TEXT_GAP = 36
#: half of what "hari ini" takes where letters are largest, on a phone
_TODAY_HALF = 40


@dataclass(frozen=True, slots=True)
class _Frame:
    """From a day and a percentage to a place on the drawing."""

    first: int
    last: int

    def x(self, day: float) -> float:
        inner = _WIDTH - _LEFT - _RIGHT
        return _LEFT + inner * (day - self.first) / max(1, self.last - self.first)

    def y(self, percent: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - percent / 100)

    def points(self, line: Garis) -> str:
        return " ".join(f"{self.x(day):.1f},{self.y(value):.1f}" for day, value in line)


def render_kurva(
    laporan: Sequence[Titik],
    status: Status,
    hari_ini: date,
    *,
    jadwal: Sequence[Sequence[MingguJadwal]] = (),
    tanggal_selesai: date | None = None,
    ambang: AmbangKritis = UMUM,
    bahasa: str = "id",
) -> str:
    """The curve of `laporan` (by date, percent 0–100); the gap is shaded in the status's colour.

    `jadwal` are the frozen plans, the first one first: the last one is the planned line to its
    end, the ones before lie behind it. `tanggal_selesai` stretches the axis to the end of the
    contract; today's line is drawn when it falls within. Returns an `<svg>` element, also when
    there is nothing to draw: then it says so.
    """
    words = kata(bahasa)
    head = _head(words, words.describe(laporan), status)
    weeks = dengan_jadwal(laporan, jadwal[-1] if jadwal else ())
    if not weeks:
        return f"{head}{_text(_WIDTH / 2, _HEIGHT / 2, words.kosong, 'middle')}</svg>"
    former = [garis_jadwal(plan) for plan in jadwal[:-1]]
    frame = _frame(weeks, former, tanggal_selesai)
    plan = garis_jadwal(jadwal[-1]) if jadwal else garis_rencana(laporan)
    done = garis_realisasi(laporan)
    return "".join(
        (
            head,
            _grid(frame),
            _dates(frame, weeks, words),
            _critical_band(frame, plan, ambang),
            _polygon(frame, "selisih", selisih(laporan)),
            *(_former(frame, line, number, words) for number, line in enumerate(former, start=1)),
            _today(frame, hari_ini.toordinal(), words),
            _polyline(frame, "rencana", plan),
            _polyline(frame, "realisasi", done),
            _first_values(frame, (plan, done, *former), words),
            _last_values(frame, plan, done, words),
            "</svg>",
        )
    )


def _frame(weeks: Sequence[Titik], former: Sequence[Garis], end: date | None) -> _Frame:
    """Wide enough for every line, and to the end of the contract."""
    days = [float(week.tanggal.toordinal()) for week in weeks]
    days += [day for line in former for day, _ in line]
    days += [end.toordinal()] if end and end.toordinal() > min(days) else []
    return _Frame(int(min(days)), int(max(days)))


def _former(frame: _Frame, line: Garis, number: int, words: Kata) -> str:
    """A plan that an amendment replaced, with its number where it ends."""
    day, value = line[-1]
    name = _text(frame.x(day) - 6, frame.y(value) + 16, words.jadwal.format(n=number), "end")
    points = frame.points(line)
    return f'<polyline class="jadwal-lama" fill="none" stroke="#999" points="{points}"/>{name}'


def _head(words: Kata, description: str, status: Status) -> str:
    return (
        f'<svg class="kurva status-{status.value}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="kurva-judul kurva-uraian" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="kurva-judul">{escape(words.judul)}</title>'
        f'<desc id="kurva-uraian">{escape(description)}</desc>'
    )


def _grid(frame: _Frame) -> str:
    parts = []
    for percent in (0, 25, 50, 75, 100):
        y = frame.y(percent)
        kind = "sumbu" if percent else "dasar"
        parts.append(_rule(kind, _LEFT, _WIDTH - _RIGHT, y, y))
        parts.append(_text(_LEFT - 6, y + 4, str(percent), "end"))
    return "".join(parts) + _text(_LEFT - 6, _TOP - 12, "%", "end")


def _dates(frame: _Frame, laporan: Sequence[Titik], words: Kata) -> str:
    parts = []
    free = float("inf")
    # from the last report back: the newest date is the one that people look for
    for titik in reversed(laporan):
        x = frame.x(titik.tanggal.toordinal())
        if x > free:
            continue
        free = x - _DATE_WIDTH
        parts.append(_text(x, _HEIGHT - _BOTTOM + 18, f"M{titik.minggu}", "middle"))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 38, words.short_day(titik.tanggal), "middle"))
    return "".join(parts)


def _critical_band(frame: _Frame, plan: Garis, ambang: AmbangKritis) -> str:
    if len(plan) < 2:
        return ""
    edge = batas_kritis(plan, ambang)
    band = _polygon(frame, "pita-kritis", [*plan, *reversed(edge)])
    return f'{band}<polyline class="batas-kritis" fill="none" points="{frame.points(edge)}"/>'


def _today(frame: _Frame, today: int, words: Kata) -> str:
    if not frame.first <= today <= frame.last:
        return ""
    x = frame.x(today)
    line = _rule("hari-ini", x, x, _TOP - 4, _HEIGHT - _BOTTOM)
    # neither over the sign of the axis at its left nor over the last values at its right
    anchor = "start" if x < _LEFT + _TODAY_HALF else "middle"
    anchor = "end" if x > _WIDTH - _RIGHT - _TODAY_HALF else anchor
    return line + _text(x, _TOP - 10, words.hari_ini, anchor, "hari-ini")


def _polygon(frame: _Frame, kind: str, outline: Garis) -> str:
    if len(outline) < 3:
        return ""
    points = frame.points(outline)
    return f'<polygon class="{kind}" fill="#000" fill-opacity="0.08" points="{points}"/>'


def _polyline(frame: _Frame, kind: str, line: Garis) -> str:
    if not line:
        return ""
    dash = ' stroke-dasharray="5 4"' if kind == "rencana" else ""
    drawn = (
        f'<polyline class="{kind}" fill="none" stroke="#333"{dash} points="{frame.points(line)}"/>'
    )
    day, value = line[-1]
    x, y = frame.x(day), frame.y(value)
    dot = f'<circle class="titik {kind}-titik" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    return drawn + dot


def _first_values(frame: _Frame, lines: Sequence[Garis], words: Kata) -> str:
    """Where the plan and the reports begin above the axis; a 0 in the corner would say nothing."""
    firsts = [line[0] for line in lines[:2] if len(line) > 1 and line[0][1] > 0]
    if len(firsts) == 2 and abs(frame.y(firsts[0][1]) - frame.y(firsts[1][1])) < _LINE_HEIGHT:
        firsts = firsts[1:]
    values = [(frame.x(day), frame.y(value), words.percent(value)) for day, value in firsts]
    drawn = [[(frame.x(day), frame.y(value)) for day, value in line] for line in lines]
    return "".join(
        _text(x, y, text, "start", "nilai")
        for x, y, text in place_values(values, drawn, _HEIGHT - _BOTTOM)
    )


def _last_values(frame: _Frame, plan: Garis, done: Garis, words: Kata) -> str:
    """The last values stand at the ends of their lines, with the lines' names: no legend."""
    if not plan or not done:
        named = ((plan, "rencana", words.rencana), (done, "realisasi", words.realisasi))
        return "".join(_end(frame, line, k, w, words, None) for line, k, w in named if line)
    y_plan, y_done = (min(frame.y(line[-1][1]), _LOWEST) for line in (plan, done))
    if abs(frame.x(plan[-1][0]) - frame.x(done[-1][0])) < _RIGHT:
        y_plan, y_done = jauhkan(y_plan, y_done, _TEXT_GAP)
        above_dates = min(0.0, _LOWEST - max(y_plan, y_done))
        y_plan, y_done = y_plan + above_dates, y_done + above_dates
    return _end(frame, plan, "rencana", words.rencana, words, y_plan) + _end(
        frame, done, "realisasi", words.realisasi, words, y_done
    )


def _end(
    frame: _Frame, line: Garis, kind: str, name: str, words: Kata, height: float | None
) -> str:
    day, value = line[-1]
    x, y = frame.x(day) + 9, min(frame.y(value), _LOWEST) if height is None else height
    return _text(x, y - 1, words.percent(value), "start", f"nilai nilai-{kind}") + _text(
        x, y + 15, name, "start"
    )


def _rule(kind: str, x1: float, x2: float, y1: float, y2: float) -> str:
    return (
        f'<line class="{kind}" stroke="#999" x1="{x1:.1f}" x2="{x2:.1f}" '
        f'y1="{y1:.1f}" y2="{y2:.1f}"/>'
    )


def _text(x: float, y: float, text: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
