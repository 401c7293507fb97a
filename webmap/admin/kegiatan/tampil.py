"""The page of the form."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template

from sipurbo_geo.catalogue.locate import Letak
from sipurbo_geo.errors import Problem
from sipurbo_geo.intake.formulir.acuan import load_names
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.wewenang import Kuasa, Sasaran, may
from webmap.admin.gerbang import pelaku
from webmap.state import current

from .bentuk import make_bentuk
from .lembar import Lembar, write_asli
from .periksa import describe_letak
from .peta_ubah import peta_ubah_config


def show_lembar(lembar: Lembar, temuan: Sequence[Problem] = (), letak: Letak | None = None) -> str:
    """The form of `lembar` with `temuan` beside their fields and in a summary on top."""
    registry, person, item = current().registry, pelaku(), lembar.item
    with current().catalogue.reading_register() as conn:
        names = load_names(conn)
    decided = item is None or may(person, Kuasa.APPROVE_KEGIATAN, item.sasaran)
    return render_template(
        "admin/kegiatan/formulir.html",
        lembar=lembar,
        k=item,
        bentuk=make_bentuk(registry, lembar.layer, lembar.isian, temuan),
        letak=describe_letak(letak),
        konfigurasi=peta_ubah_config(lembar.layer),
        asli=write_asli(lembar.asli),
        nama_wilayah=names,
        # a change of what is published waits for who may approve it
        diajukan=item is not None and item.keadaan is Keadaan.TERBIT and not decided,
        boleh_ajukan=may(
            person,
            Kuasa.SUBMIT_KEGIATAN,
            item.sasaran if item else Sasaran(None, lembar.layer.bidang),
        )
        and (item is None or item.keadaan is Keadaan.DRAF),
    )
