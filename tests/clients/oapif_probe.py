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
        if box := options.pop("bbox", None):
            options["bbox"] = tuple(box)
        frame = pyogrio.read_dataframe(f"OAPIF:{address}", layer=layer, **options)
        shapes = frame.geometry if "geometry" in frame else []
        answers.append(
            {
                "kode": frame.kode.tolist(),
                "columns": list(frame.columns),
                "crs": frame.crs.to_string() if len(shapes) else None,
                "bounds": [float(edge) for edge in frame.total_bounds] if len(shapes) else None,
            }
        )
    print(json.dumps(answers))


main(sys.argv[1])
