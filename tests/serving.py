"""The application on a real socket, for clients that are programs of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import make_server

from sipurbo_geo.settings import Settings
from webmap import create_app


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1; gives the address without a slash at its end."""
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["sipurbo"].catalogue.close()
