"""The words and the look of the one-file map: a panel that says what it shows and from when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, Protocol

from sipurbo_geo.model.status import STATUS_LABELS, Status
from sipurbo_geo.registry import Registry

#: text goes into the popup as text, so a name cannot become markup
POPUP_JS = """
function (feature, layer) {
  layer.bindPopup(function () {
    var p = feature.properties, box = document.createElement("div");
    var head = box.appendChild(document.createElement("strong"));
    head.textContent = p.nama;
    p.baris.concat([p.kode]).forEach(function (line) {
      box.appendChild(document.createElement("div")).textContent = line;
    });
    return box;
  });
}
"""

NAMA_JS = """
function (feature, layer) {
  var name = document.createElement("span");
  name.textContent = feature.properties.nama;
  layer.bindTooltip(name, { permanent: true, direction: "center", className: "nama" });
}
"""

#: $PETA is the name of the map's variable, which is set by the time the page has loaded
PETA_JS = """
addEventListener("load", function () {
  L.control.scale({ imperial: false }).addTo($PETA);
  $PETA.attributionControl.setPrefix("Leaflet");
  // a name wider than its kecamatan would lie over the neighbours'
  function fitNames() {
    $PETA.eachLayer(function (layer) {
      var name = layer.getTooltip && layer.getTooltip() && layer.getTooltip().getElement();
      if (!name) return;
      var bounds = layer.getBounds(), place = $PETA.latLngToLayerPoint.bind($PETA);
      var room = place(bounds.getNorthEast()).x - place(bounds.getSouthWest()).x;
      name.classList.toggle("sempit", name.offsetWidth > 0.9 * room);
    });
  }
  $PETA.on("zoomend", fitNames);
  fitNames();
});
"""

GAYA = """
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a232c; }
.leaflet-container { background: #dfe7ea; font: inherit; font-size: 14px; }
.panel { position: absolute; z-index: 1000; top: 8px; left: 56px;
  max-width: min(24rem, calc(100% - 80px));
  max-height: calc(100% - 48px); overflow: auto; background: #fff; border: 1px solid #84898c;
  border-radius: 6px; padding: 4px 12px; box-sizing: border-box; }
.panel h1 { font-size: 16px; margin: 6px 0; }
.panel summary { min-height: 36px; line-height: 36px; cursor: pointer; }
.nama.leaflet-tooltip { background: none; border: 0; box-shadow: none; color: #4b5763;
  font-size: 13px; padding: 0; }
.nama.sempit { visibility: hidden; }
@media (max-width: 40rem) {
  .panel { top: auto; bottom: 32px; left: 8px; max-width: none; right: 8px; max-height: 45%; }
}
.panel p, .panel ul { margin: 0 0 8px; padding: 0; font-size: 14px; }
.panel li { list-style: none; display: flex; gap: 8px; align-items: center; }
.panel svg { flex: none; }
@media print { .leaflet-control-zoom { display: none; } }
"""

_WORDS = {
    "id": {
        "kegiatan": "kegiatan",
        "keadaan": "Keadaan {waktu}",
        "sumber": "Sumber",
        "tanpa": "Tidak dipetakan",
        "status": "Warna garis: status progres",
        "tema": "Tebal dan putus garis: tema",
        "semua": "semua kegiatan",
        "legenda": "Legenda",
    },
    "en": {
        "kegiatan": "kegiatan",
        "keadaan": "As of {waktu}",
        "sumber": "Source",
        "tanpa": "Not on the map",
        "status": "Colour: progress status",
        "tema": "Width and dashes: theme",
        "semua": "everything",
        "legenda": "Legend",
    },
}


class _Keterangan(Protocol):
    @property
    def judul(self) -> str: ...
    @property
    def kalimat(self) -> str: ...
    @property
    def waktu(self) -> datetime: ...
    @property
    def sumber(self) -> str: ...
    @property
    def bahasa(self) -> str: ...


def tulis_panel(
    features: Sequence[Mapping[str, Any]],
    registry: Registry,
    keterangan: _Keterangan,
    warna: Mapping[str, str],
) -> str:
    """The panel as HTML: title, count and filter, legend, what is not mapped, time and source."""
    words = _WORDS[keterangan.bahasa]
    unmapped = [f["properties"] for f in features if not f["geometry"]]
    used = {f["properties"]["layer"] for f in features}
    count = f"{len(features)} {words['kegiatan']}"
    parts = [
        f"<title>{escape(keterangan.judul)}</title>",
        f'<div class="panel"><h1>{escape(keterangan.judul)}</h1>',
        f"<p>{count}: {escape(keterangan.kalimat or words['semua'])}</p>",
        f"<details><summary>{words['legenda']}</summary>",
        f"<p>{words['status']}</p><ul>{_status_list(warna, keterangan.bahasa)}</ul>",
        f"<p>{words['tema']}</p><ul>{_theme_list(registry, used, keterangan.bahasa)}</ul>",
        "</details>",
        _unmapped_list(unmapped, words["tanpa"]),
        f"<p>{words['keadaan'].format(waktu=f'{keterangan.waktu:%Y-%m-%d %H:%M} UTC')}.</p>",
        f"<p>{words['sumber']}: {escape(keterangan.sumber)}</p>" if keterangan.sumber else "",
        "</div>",
    ]
    # where this lands is compiled as a Jinja template: braces in a name are not its commands
    return "".join(parts).replace("{", "&#123;")


def _status_list(warna: Mapping[str, str], bahasa: str) -> str:
    return "".join(
        f"<li>{_sample(warna[status], 5, '')}{escape(STATUS_LABELS[status].text(bahasa))}</li>"
        for status in Status
    )


def _theme_list(registry: Registry, used: set[str], bahasa: str) -> str:
    return "".join(
        f"<li>{_sample('#1a232c', layer.style.width, layer.style.dash)}"
        f"{escape(layer.name.text(bahasa))}</li>"
        for key, layer in registry.layers.items()
        if key in used
    )


def _sample(colour: str, width: float, dash: str) -> str:
    return (
        f'<svg width="32" height="12" aria-hidden="true"><line x1="0" x2="32" y1="6" y2="6" '
        f'stroke="{escape(colour)}" stroke-width="{width}" '
        f'stroke-dasharray="{escape(dash)}"/></svg>'
    )


def _unmapped_list(unmapped: Sequence[Mapping[str, Any]], title: str) -> str:
    if not unmapped:
        return ""
    names = "".join(f"<li>{escape(p['nama'])}</li>" for p in unmapped)
    return f"<details><summary>{title}: {len(unmapped)}</summary><ul>{names}</ul></details>"
