"""How a download answers: its name, its type, its validators, its licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from flask import Response, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.unduhan.bentuk import Bentuk, offered, refuse_missing
from sipurbo_geo.serialise.unduhan.pendamping import AKHIRAN, Pendamping

from ..feeds.answer import filter_name
from ..feeds.encoding import choose_encoding, encoded
from ..feeds.headers import disposition, validators
from ..state import current


def known_form(forms: Mapping[str, Bentuk], ext: str) -> Bentuk:
    """The format of that ending; raises `NotFoundError` that lists those there are."""
    if ext not in forms:
        choices = ", ".join(offered(forms))
        raise NotFoundError(
            f"Tidak ada bentuk '{ext[:40]}'. Pilihan: {choices}.",
            f"There is no format '{ext[:40]}'. Choices: {choices}.",
        )
    refuse_missing(forms[ext], forms)
    return forms[ext]


def described_form(forms: Mapping[str, Bentuk], ext: str) -> tuple[Bentuk, Pendamping]:
    """The format of that ending and how it is described; raises `NotFoundError`."""
    bentuk = known_form(forms, ext)
    if bentuk.pendamping is None:
        raise NotFoundError(
            f"Berkas {ext} memuat keterangannya sendiri; tidak ada berkas pendampingnya.",
            f"A {ext} file holds its own description; there is none beside it.",
        )
    return bentuk, bentuk.pendamping


def send_description(pendamping: Pendamping, body: bytes, revision: Revision) -> Response:
    """What stands beside a file that cannot say it itself."""
    headers = {**validators(revision), "Content-Type": pendamping.media_type}
    return Response(body, headers=headers)


def send_file(
    bentuk: Bentuk, body: Iterable[bytes], f: KegiatanFilter, revision: Revision
) -> Response:
    """The file as an attachment that is named by its filter."""
    wanted = "" if bentuk.packed else request.headers.get("Accept-Encoding", "")
    encoding = choose_encoding(wanted)
    name, common = _named(request.path, f), validators(revision)
    headers = {
        **common,
        "Access-Control-Expose-Headers": f"{common['Access-Control-Expose-Headers']}, Link",
        "Content-Type": bentuk.media_type,
        "Content-Disposition": disposition("attachment", name, bentuk.ext),
        "Link": ", ".join(_links(bentuk)),
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(encoded(body, encoding), headers=headers)


def _links(bentuk: Bentuk) -> Iterator[str]:
    yield f'<{current().settings.data_license}>; rel="license"'
    if bentuk.pendamping:
        query = request.query_string.decode("ascii", "ignore")
        beside = f"{request.path}{AKHIRAN}" + (f"?{query}" if query else "")
        safe = quote(beside, safe="/?&=,:.%+-_~")
        yield f'<{safe}>; rel="describedby"; type="{bentuk.pendamping.media_type}"'


def _named(path: str, f: KegiatanFilter) -> str:
    what = path.rsplit("/", 1)[-1].split(".", 1)[0]
    return what + filter_name(f).removeprefix("kegiatan")
