"""How a card is answered: validators first, then drawn, few at a time."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request
from flask_babel import force_locale

from sipurbo_geo.errors import BusyError, ParameterError
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.kartu import MEDIA_TYPE, Kartu, draw_kartu
from webmap.feeds.answer import revision_or_304
from webmap.feeds.headers import validators
from webmap.giliran import turn
from webmap.language import COOKIE, LANGUAGES
from webmap.params import refuse_unknown
from webmap.state import current

_TRY_AGAIN_S = 5


def answer_kartu(make: Callable[[Revision, str], Kartu]) -> Response:
    """The card that `make` gives for a revision and a language, as PNG.

    The language stands in the address alone, never in a cookie: an answer is kept for everybody.
    """
    chosen = _read_bahasa()
    if isinstance(revision := revision_or_304(), Response):
        return revision
    with force_locale(chosen):
        kartu = make(revision, chosen)
    with turn(current().penggambaran, _busy):
        body = draw_kartu(kartu)
    return Response(body, headers={"Content-Type": MEDIA_TYPE, **validators(revision)})


def _busy() -> BusyError:
    return BusyError(
        _TRY_AGAIN_S,
        f"Kartu lain sedang digambar. Coba lagi {_TRY_AGAIN_S} detik lagi.",
        f"Other cards are being drawn. Try again in {_TRY_AGAIN_S} seconds.",
    )


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
