"""Accounts, for the administrator: the list, opening one, changing, closing, a new password."""

from __future__ import annotations

from webmap.admin.rute import Rute

from . import daftar, sandi, tutup, ubah

RUTE: tuple[Rute, ...] = (*daftar.RUTE, *ubah.RUTE, *tutup.RUTE, *sandi.RUTE)
