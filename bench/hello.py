"""The limit: what the same kind of server does when there is nothing to do.

`/hello` is a route with a constant; `/file` sends the file that `SIPURBO_BENCH_FILE` names.
"""

from __future__ import annotations

import os

from flask import Flask, Response, send_file


def create() -> Flask:
    """The application that the real one is held against."""
    app = Flask(__name__)
    path = os.environ["SIPURBO_BENCH_FILE"]

    @app.get("/hello")
    def hello() -> str:
        return "halo"

    @app.get("/file")
    def file() -> Response:
        return send_file(path, mimetype="application/geo+json")

    return app
