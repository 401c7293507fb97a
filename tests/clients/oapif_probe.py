"""Run as a program of its own, for GDAL waits for answers with the interpreter's lock in hand.

`oapif_probe.py ADDRESS` reads questions as JSON from stdin, answers them as JSON on stdout.
"""

import json
import sys

import pyogrio


def main(address: str) -> None:
    answers = []
    for question in json.load(sys.stdin):
        layer, options = question["layer"], question.get("options", {})
        if layer is None:
            answers.append([str(name) for name, _ in pyogrio.list_layers(f"OAPIF:{address}")])
            continue
        if "bbox" in options:
            options["bbox"] = tuple(options["bbox"])
        frame = pyogrio.read_dataframe(f"OAPIF:{address}", layer=layer, **options)
        shapes = frame.geometry if "geometry" in frame else []
        answers.append(
            {
                "kode": frame.kode.tolist(),
                "columns": list(frame.columns),
                "crs": frame.crs.to_epsg() if len(shapes) else None,
                "first": next((shape.wkt for shape in shapes if shape is not None), None),
            }
        )
    print(json.dumps(answers))


main(sys.argv[1])
