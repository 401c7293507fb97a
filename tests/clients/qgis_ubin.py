"""Run by the system's Python, which has QGIS: vector tiles and their style, drawn as pictures.

A question is {"uri": …, "gaya": the style document, "kotak": [west, south, east, north]}.
`drawn` counts the points that are not background, `colors` which colours were drawn.
"""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapBoxGlStyleConversionContext,
    QgsMapBoxGlStyleConverter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorTileLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

WIDTH, HEIGHT = 400, 300


def styled(layer: QgsVectorTileLayer, style: dict) -> list:
    converter = QgsMapBoxGlStyleConverter()
    context = QgsMapBoxGlStyleConversionContext()
    done = converter.convert(style, context)
    layer.setRenderer(converter.renderer())
    return [done == QgsMapBoxGlStyleConverter.Success, *converter.warnings()]


def picture(layer: QgsVectorTileLayer, box: list) -> tuple:
    degrees, metres = map(QgsCoordinateReferenceSystem, ("EPSG:4326", "EPSG:3857"))
    move = QgsCoordinateTransform(degrees, metres, QgsProject.instance())
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(metres)
    settings.setExtent(move.transformBoundingBox(QgsRectangle(*box)))
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    points = [image.pixelColor(x, y).name() for x in range(WIDTH) for y in range(HEIGHT)]
    drawn = [colour for colour in points if colour != "#ffffff"]
    return len(drawn), sorted(set(drawn), key=drawn.count, reverse=True)[:12]


def main() -> None:
    question, messages = json.load(sys.stdin), []
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, _level: messages.append(f"{tag}: {text}")
    )
    layer = QgsVectorTileLayer(question["uri"], "uji")
    warnings = styled(layer, question["gaya"]) if question.get("gaya") else []
    drawn, colors = picture(layer, question["kotak"])
    found = {"valid": layer.isValid(), "levels": [layer.sourceMinZoom(), layer.sourceMaxZoom()]}
    found |= {"drawn": drawn, "colors": colors, "style": warnings, "messages": messages}
    print(json.dumps(found))
    sys.stdout.flush()
    del layer
    application.exitQgis()


main()
