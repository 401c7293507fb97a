from __future__ import annotations

import shapely
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.database import geometry_blob

#: to a tenth of a millimetre: what lies closer together is no place, and no two predicates agree
degrees = st.floats(-180, 180, allow_nan=False).map(lambda degree: round(degree, 9))
points = st.tuples(degrees, degrees)
lines = st.lists(points, min_size=2, max_size=20).map(shapely.LineString)
boxes = (
    st.tuples(degrees, degrees, degrees, degrees)
    .map(lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])))
    .filter(lambda b: b[0] < b[2] and b[1] < b[3])
)


@given(points.map(shapely.Point) | lines)
def test_what_goes_in_comes_out(geometry: shapely.Geometry) -> None:
    blob = geometry_blob.encode(geometry)
    assert shapely.equals_exact(geometry_blob.decode(blob), geometry)
    assert geometry_blob.envelope(blob) == geometry.bounds
    assert tuple(geometry_blob.edge(blob, side) for side in range(4)) == geometry.bounds


@given(lines, boxes)
def test_the_box_question_is_answered_as_shapely_answers_it(
    line: shapely.LineString, box: tuple[float, float, float, float]
) -> None:
    found = geometry_blob.intersects_box(geometry_blob.encode(line), *box)
    assert bool(found) == bool(line.intersects(shapely.box(*box)))


def test_an_envelope_alone_is_not_enough() -> None:
    diagonal = geometry_blob.encode(shapely.LineString([(0, 0), (10, 10)]))
    assert geometry_blob.intersects_box(diagonal, 8, 1, 9, 2) == 0
    assert geometry_blob.intersects_box(diagonal, 4, 4, 6, 6) == 1
    assert geometry_blob.intersects_box(None, 0, 0, 1, 1) == 0


def test_blobs_of_other_writers_are_read_too() -> None:
    bare = b"GP\x00\x01" + (4326).to_bytes(4, "little") + shapely.to_wkb(shapely.Point(1, 2))
    assert geometry_blob.envelope(bare) == (1, 2, 1, 2)
    assert geometry_blob.edge(bare, 3) == 2
