"""Run by the system's Python, which has QGIS: how the layers of a GeoPackage are drawn at once."""

import json
import sys

from qgis.core import QgsApplication, QgsVectorLayer


def main() -> None:
    path, *names = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    found = {"messages": []}
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        renderer = layer.renderer()
        found[name] = {
            "type": renderer.type(),
            "colors": {c.value(): c.symbol().color().name() for c in renderer.categories()},
        }
    print(json.dumps(found))
    sys.stdout.flush()
    application.exitQgis()


main()
