"""Run by the system's Python, which has QGIS: sources as JSON on stdin, what was read on stdout.

A source is [provider, uri]. All layers together are drawn into one picture; `drawn` counts the
points of it that are not background.
"""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def picture(layers: list) -> int:
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in layers if layer.isValid() and layer.isSpatial()])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setExtent(QgsRectangle(102.15, -1.5, 102.45, -1.3))
    settings.setOutputSize(QSize(300, 200))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    white = QColor("white").rgb()
    return sum(image.pixel(x, y) != white for x in range(300) for y in range(200))


def main() -> None:
    messages = []
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, _level: messages.append(f"{tag}: {text}")
    )
    layers = [QgsVectorLayer(uri, "uji", provider) for provider, uri in json.load(sys.stdin)]
    found = [
        {
            "valid": layer.isValid(),
            "read": len(list(layer.getFeatures())) if layer.isValid() else 0,
            "fields": [field.name() for field in layer.fields()],
        }
        for layer in layers
    ]
    drawn = picture(layers)
    print(json.dumps({"layers": found, "drawn": drawn, "messages": messages}))
    sys.stdout.flush()
    layers.clear()
    application.exitQgis()


main()
