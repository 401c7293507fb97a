// The view in the address: #zoom/lat/lon, so that a link shows what its sender saw.

/** The view named by `hash`, or null when it names none. */
export function readView(hash = location.hash) {
  const [zoom, lat, lon] = hash.replace(/^#/, "").split("/").map(Number);
  const known = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return known ? { zoom, centre: [lat, lon] } : null;
}

/** Keeps the address in step with the map, and the map with the address. */
export function followView(map) {
  let written = location.hash;
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    written = `#${map.getZoom()}/${lat.toFixed(5)}/${lng.toFixed(5)}`;
    history.replaceState(history.state, "", written);
  });
  addEventListener("hashchange", () => {
    const view = location.hash === written ? null : readView();
    if (view) map.setView(view.centre, view.zoom);
  });
}
