"""The web side: pages for people, feeds for programs. It knows HTTP and asks the catalogue."""

from __future__ import annotations

from flask import Flask

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import Settings

from .admin import blueprint as admin
from .admin import masuk_blueprint as masuk
from .badan import init_badan
from .csrf import init_csrf
from .errors import register_errors
from .feeds import blueprint as feeds
from .feeds.shortcut import feature_at_once
from .health import blueprint as health
from .kartu import blueprint as kartu
from .kunci import KeyConverter
from .metadata import blueprint as metadata
from .nol import init_nol
from .oc4ids import blueprint as oc4ids
from .ogc import blueprint as ogc
from .pages import blueprint as pages
from .pages import prepare as prepare_pages
from .response_cache import with_response_cache
from .security import with_security_headers
from .state import State
from .ubin import blueprint as ubin
from .unduhan import blueprint as unduhan

#: the texts of one form, the geometry of a long road among them; files are not counted here
_LARGEST_FORM = 4 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """The application over the catalogue that `settings` names."""
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.secret_key = settings.secret_key
    app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_FORM
    catalogue = open_catalogue(settings.database_url, settings.database_read_url)
    registry = load_registry(settings.layers)
    state = State(catalogue, registry, settings)
    app.extensions["sipurbo"] = state
    app.url_map.converters["int"] = KeyConverter
    register_errors(app)
    init_badan(app)
    init_nol(app)
    init_csrf(app, without=[ogc])
    prepare_pages(app)
    public = (feeds, ubin, unduhan, health, pages, kartu, ogc, oc4ids, metadata)
    for blueprint in (*public, masuk, admin):
        app.register_blueprint(blueprint)
    cached = with_response_cache(
        app.wsgi_app,
        catalogue,
        ("/feeds/", "/tiles/", "/ogc/", "/oc4ids/", "/kartu/"),
        lambda environ: feature_at_once(state, environ),
    )
    app.wsgi_app = with_security_headers(cached, settings)  # type: ignore[method-assign,assignment]
    return app
