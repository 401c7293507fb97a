"""The S-curve: a drawing that is right, small, safe and readable aloud."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.status import UMUM, AmbangKritis, Status, is_kritis
from sipurbo_geo.serialise.kurva_geometri import (
    Garis,
    Titik,
    batas_kritis,
    crosses,
    jauhkan,
    selisih,
)
from sipurbo_geo.serialise.kurva_nilai import place_values
from sipurbo_geo.serialise.kurva_s import render_kurva

MONDAY = date(2023, 6, 5)
SVG = "{http://www.w3.org/2000/svg}"


def week(minggu: int, rencana: float | None, realisasi: float | None) -> Titik:
    def percent(value: float | None) -> Decimal | None:
        return None if value is None else Decimal(str(value))

    day = MONDAY + timedelta(weeks=minggu - 1)
    return Titik(minggu, day, percent(rencana), percent(realisasi))


#: the series of the founding report: M1…M5
LAPORAN = [
    week(number, plan, done)
    for number, (plan, done) in enumerate(
        zip((0, 4, 62, 100, 100), (0, 52, 100, 100, 100), strict=True), start=1
    )
]
LATE = [week(1, 10, 5), week(2, 40, 20), week(3, 80, 50)]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def points(svg: str, kind: str) -> list[tuple[float, float]]:
    found = re.search(rf'class="{kind}"[^>]* points="([^"]*)"', svg)
    assert found, f"no {kind} in {svg}"
    pairs = [pair.split(",") for pair in found.group(1).split()]
    return [(float(x), float(y)) for x, y in pairs]


def test_without_a_report_the_drawing_says_so() -> None:
    assert texts(render_kurva([], Status.TANPA_DATA, MONDAY)) == ["Belum ada laporan progres."]


def test_one_report_alone_divides_by_nothing() -> None:
    svg = render_kurva([week(1, 3, 2)], Status.TERLAMBAT, MONDAY)
    assert "nan" not in svg
    assert "selisih" not in svg


def test_weeks_without_a_figure_leave_a_gap_in_no_line() -> None:
    svg = render_kurva([week(1, 5, 5), week(2, 10, None), week(3, None, 20)], Status.SESUAI, MONDAY)
    assert len(points(svg, "rencana")) == 2
    assert len(points(svg, "realisasi")) == 2


def test_a_plan_without_any_actual_figure_is_drawn_alone() -> None:
    svg = render_kurva([week(1, 5, None), week(2, 10, None)], Status.TANPA_DATA, MONDAY)
    assert "rencana" in texts(svg)
    assert "realisasi" not in texts(svg)


def test_it_is_well_formed_and_carries_no_style_attribute() -> None:
    svg = render_kurva(LAPORAN, Status.SELESAI, MONDAY)
    ElementTree.fromstring(svg)
    assert "style=" not in svg
    assert len(svg) < 4000


def test_zero_lies_at_the_bottom_and_a_hundred_at_the_top() -> None:
    heights = [y for _, y in points(render_kurva(LAPORAN, Status.SELESAI, MONDAY), "rencana")]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == heights[-2]


def test_the_gap_takes_the_colour_of_the_status() -> None:
    svg = render_kurva(LATE, Status.KRITIS, MONDAY)
    assert 'class="kurva status-kritis"' in svg
    assert len(points(svg, "selisih")) == 6


@pytest.mark.parametrize(
    "begin",
    [(2, 2), (3, 1), (1, 3), (5, 4), (12, 2), (2, 12), (30, 10), (90, 95)],
)
@pytest.mark.parametrize("weeks", [2, 5, 30])
def test_first_values_lie_on_no_line(begin: tuple[int, int], weeks: int) -> None:
    steps = [min(99, 4 * number) for number in range(weeks)]
    laporan = [
        week(number + 1, min(100, begin[0] + step), min(100, begin[1] + step))
        for number, step in enumerate(steps)
    ]
    svg = render_kurva(laporan, Status.SESUAI, MONDAY)
    found = re.findall(r'class="nilai" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)', svg)
    assert found
    for x, y, text in found:
        box = (float(x), float(y) - 13, float(x) + 9 * len(text), float(y) + 2)
        assert not crosses(points(svg, "rencana"), box)
        assert not crosses(points(svg, "realisasi"), box)
        assert box[3] <= 250


def test_a_first_value_without_room_is_left_out() -> None:
    steep: Garis = [(0, 100), (1, 0)]
    comb: Garis = [point for x in range(0, 120, 4) for point in ((x, 0.0), (x + 2, 300.0))]
    assert list(place_values([(0, 90, "2 %")], [steep, comb], 300)) == []


def test_a_line_crosses_a_box_also_between_its_points() -> None:
    assert crosses([(0, 0), (100, 100)], (40, 40, 60, 60))
    assert not crosses([(0, 0), (100, 100)], (40, 0, 60, 30))
    assert crosses([(50, 0), (50, 100)], (40, 40, 60, 60))


def test_last_values_stand_at_their_lines_and_do_not_touch() -> None:
    svg = render_kurva([week(1, 10, 10), week(2, 51, 50)], Status.TERLAMBAT, MONDAY)
    found = re.findall(r'class="nilai nilai-\w+" x="[\d.]+" y="([\d.]+)"[^>]*>([^<]+)', svg)
    assert [text for _, text in found] == ["51 %", "50 %"]
    first, second = (float(y) for y, _ in found)
    assert second - first >= 30


def test_today_is_drawn_only_within_the_axis() -> None:
    inside, outside = MONDAY + timedelta(days=9), MONDAY + timedelta(days=400)
    assert "hari ini" in texts(render_kurva(LATE, Status.KRITIS, inside))
    assert "hari ini" not in texts(render_kurva(LATE, Status.KRITIS, outside))


@pytest.mark.parametrize(("days", "anchor"), [(0, "start"), (7, "middle"), (14, "end")])
def test_today_is_written_over_no_other_text(days: int, anchor: str) -> None:
    svg = render_kurva(LATE, Status.KRITIS, MONDAY + timedelta(days=days))
    found = re.search(r'<text class="hari-ini" x="([\d.]+)"[^>]* text-anchor="(\w+)">', svg)
    assert found
    assert found[2] == anchor
    # the sign of the axis ends where the axis begins
    assert anchor != "start" or float(found[1]) > 36


@pytest.mark.parametrize("ends", [(2, 1), (9, 9), (3, None)])
def test_last_values_stand_above_the_dates(ends: tuple[float, float | None]) -> None:
    svg = render_kurva([week(1, 1, 0), week(2, *ends)], Status.SESUAI, MONDAY)
    lowest = max(
        float(y) for y in re.findall(r'class="nilai nilai-\w+" x="[\d.]+" y="([\d.]+)"', svg)
    )
    assert lowest + 16 <= 250


def test_the_end_of_the_contract_stretches_the_axis() -> None:
    end = MONDAY + timedelta(weeks=8)
    shorter = points(render_kurva(LATE, Status.KRITIS, MONDAY), "rencana")[-1][0]
    longer = points(render_kurva(LATE, Status.KRITIS, MONDAY, tanggal_selesai=end), "rencana")
    assert longer[-1][0] < shorter


@pytest.mark.parametrize("weeks", [5, 52])
def test_dates_do_not_touch_and_the_last_one_is_written(weeks: int) -> None:
    reports = [week(number, number, number) for number in range(1, weeks + 1)]
    end = reports[-1].tanggal + timedelta(weeks=weeks)  # the axis goes on: half of it is empty
    svg = render_kurva(reports, Status.SESUAI, MONDAY, tanggal_selesai=end)
    written = re.findall(r'x="([\d.]+)"[^>]*>M(\d+)<', svg)
    assert written[0][1] == str(weeks)
    places = [float(x) for x, _ in written]
    assert all(right - left >= 60 for right, left in pairwise(places))


def test_a_screen_reader_hears_where_both_lines_stand() -> None:
    svg = ElementTree.fromstring(render_kurva(LATE, Status.KRITIS, MONDAY, bahasa="en"))
    description = svg.findtext(f"{SVG}desc") or ""
    assert "19 Jun 2023 (week 3)" in description
    assert "planned 80 %, actual 50 %" in description
    assert set((svg.get("aria-labelledby") or "").split()) == {
        element.get("id") for element in svg if element.get("id")
    }


def test_indonesian_writes_a_decimal_comma() -> None:
    svg = render_kurva([week(1, 1, 1), week(2, 62.5, 52.25)], Status.KRITIS, MONDAY)
    assert {"62,5 %", "52,25 %"} <= set(texts(svg))


@pytest.mark.parametrize("ambang", [UMUM, AmbangKritis(Decimal(60), Decimal(20), Decimal(2))])
def test_below_the_drawn_edge_the_rule_says_critical_and_above_it_not(ambang: AmbangKritis) -> None:
    plan = [(0.0, 40.0), (10.0, 90.0)]
    for day, edge in batas_kritis(plan, ambang):
        planned = Decimal(str(40 + 5 * day))
        if planned == ambang.batas_periode:
            continue  # the step itself, where both periods meet
        just = Decimal("0.01")
        assert is_kritis(planned, Decimal(str(edge)) - just, ambang=ambang)
        assert not is_kritis(planned, Decimal(str(edge)) + just, ambang=ambang)


def test_the_edge_steps_up_where_the_second_period_begins() -> None:
    assert batas_kritis([(0, 60), (10, 80)], UMUM) == [(0, 50), (5, 60), (5, 65), (10, 75)]


def test_the_edge_never_leaves_the_drawing() -> None:
    assert batas_kritis([(0, 0), (7, 4)], UMUM) == [(0, 0), (7, 0)]


def test_a_gap_needs_both_lines() -> None:
    assert selisih([week(1, 5, None), week(2, None, 5)]) == []


def test_what_is_apart_stays_where_it_is() -> None:
    assert jauhkan(10, 60, 30) == (10, 60)
    assert jauhkan(50, 40, 30) == (60, 30)


def _plan(*rencana: float) -> list[MingguJadwal]:
    return [
        MingguJadwal(n, MONDAY + timedelta(weeks=n - 1), Decimal(str(value)))
        for n, value in enumerate(rencana, start=1)
    ]


def test_a_frozen_plan_is_drawn_to_its_end_without_any_report() -> None:
    svg = render_kurva([], Status.BELUM_MULAI, MONDAY, jadwal=[_plan(10, 60, 100)])
    assert len(points(svg, "rencana")) == 3
    assert "realisasi" not in texts(svg)
    assert "M3" in texts(svg)


def test_both_plans_are_drawn_and_the_former_lies_behind() -> None:
    longer = _plan(10, 30, 60, 80, 100)
    svg = render_kurva(LATE, Status.KRITIS, MONDAY, jadwal=[_plan(10, 60, 100), longer])
    assert len(points(svg, "jadwal-lama")) == 3
    assert len(points(svg, "rencana")) == 5
    assert len(points(svg, "realisasi")) == 3
    assert svg.index("jadwal-lama") < svg.index('class="rencana"')
    assert "jadwal 1" in texts(svg)
    inside = [x for kind in ("jadwal-lama", "rencana", "realisasi") for x, _ in points(svg, kind)]
    assert max(inside) <= 480
