"""How a card is answered: validators first, then drawn, few at a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from flask import Response, request
from flask_babel import force_locale

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.kartu import MEDIA_TYPE, Kartu, draw_kartu
from webmap.feeds.answer import revision_or_304
from webmap.feeds.headers import validators
from webmap.language import COOKIE, LANGUAGES
from webmap.params import refuse_unknown
from webmap.state import current

#: so many cards are drawn at a time: an image in the making weighs ten megabytes
_TURN = BoundedSemaphore(2)


def answer_kartu(make: Callable[[Revision, str], Kartu]) -> Response:
    """The card that `make` gives for a revision and a language, as PNG.

    The language stands in the address alone, never in a cookie: an answer is kept for everybody.
    """
    chosen = _read_bahasa()
    if isinstance(revision := revision_or_304(), Response):
        return revision
    with force_locale(chosen):
        kartu = make(revision, chosen)
    with _TURN:
        body = draw_kartu(kartu)
    return Response(body, headers={"Content-Type": MEDIA_TYPE, **validators(revision)})


def _read_bahasa() -> str:
    refuse_unknown(request.args, (COOKIE,))
    chosen = request.args.get(COOKIE) or current().settings.bahasa
    if chosen not in LANGUAGES:
        listed = ", ".join(LANGUAGES)
        raise ParameterError(
            COOKIE,
            f"Bahasa '{chosen}' tidak ada. Pilihan: {listed}.",
            f"There is no language '{chosen}'. Choices: {listed}.",
        )
    return chosen
