"""Run by the system's Python, which has QGIS: `qgis_probe.py FILE LAYER…` → JSON on stdout."""

import json
import sys

from qgis.core import QgsApplication, QgsProviderRegistry, QgsVectorLayer


def main(path: str, names: list[str]) -> None:
    messages: list[str] = []
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, _level: messages.append(f"{tag}: {text}")
    )
    layers = {}
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        read = list(layer.getFeatures()) if layer.isValid() else []
        layers[name] = {
            "valid": layer.isValid(),
            "count": layer.featureCount(),
            "read": len(read),
            "with_geometry": sum(feature.hasGeometry() for feature in read),
            "crs": layer.crs().authid(),
            "fields": [field.name() for field in layer.fields()],
        }
        del layer, read
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    offered = [found.name() for found in metadata.querySublayers(path)]
    print(json.dumps({"layers": layers, "offered": offered, "messages": messages}))
    sys.stdout.flush()
    application.exitQgis()


main(sys.argv[1], sys.argv[2:])
