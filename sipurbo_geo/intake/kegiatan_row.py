"""One row of a file as a draft: every cell read, every place looked up, nothing decided twice."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..model.layer import Attribute
from .cell import ValueParseError, is_blank
from .feature import Once, Report, SourceFeature, problem
from .kegiatan_draft import Draft
from .kegiatan_places import Places, Stated, within
from .kegiatan_plan import REQUIRED, Plan, Planner

_NO_PLACES = (
    "wilayah belum ada di katalog, jadi isi kolom ini tidak dapat dicocokkan dan tidak disimpan; "
    "masukkan dulu dengan: sipurbo import wilayah",
    "the catalogue has no such places yet, so this column cannot be matched and is not kept; "
    "bring them in first with: sipurbo import wilayah",
)
_NO_LAYER = (
    "temanya tidak disebut; isi kolom layer, atau pakai --layer (misalnya --layer jalan)",
    "its theme is not stated; fill the column layer, or use --layer (such as --layer jalan)",
)
_NUMBERS = (int, float)
_NOWHERE = Stated()


class RowReader:
    """Reads the rows of one file and remembers what was not understood, to report it once."""

    def __init__(
        self, file: str, planner: Planner, kecamatan: Places, desa: Places, report: Report
    ) -> None:
        self.file = file
        self._planner = planner
        self._kecamatan = kecamatan
        self._desa = desa
        self._desa_within: dict[tuple[str, ...], Places] = {}
        self._report = report
        self._once = Once(report)
        self._watched: dict[int, list[str]] = {}
        self.unknown: dict[str, None] = {}
        self.computed: dict[str, None] = {}

    def read(self, feature: SourceFeature) -> Draft | None:
        """The draft of a row; None when not even its theme is known."""
        try:
            layer = self._planner.layer_of(feature.properties, feature.sektor)
        except ValueParseError as error:
            self._wrong(feature.where, "layer", error, ", ".join(feature.sektor))
            return None
        if layer is None:
            self._no_layer(feature)
            return None
        plan = self._planner.plan(tuple(feature.properties), layer)
        self._note(plan, feature)
        draft = Draft(feature.where, layer, dict(plan.defaults), {}, feature.geometry)
        draft.columns, draft.riwayat = plan.columns, feature.riwayat
        self._read_cells(plan, feature, draft)
        self._move_attributes(plan, draft)
        self._check_required(plan, draft)
        self._look_up_places(draft)
        return draft

    def _no_layer(self, feature: SourceFeature) -> None:
        """Where no column names a theme, one line says so for the whole file."""
        alone = self._planner.may_state_layer(tuple(feature.properties))
        tell = self._report if alone else self._once
        tell(problem("no_layer", self.file, feature.where, _NO_LAYER, field="layer"))

    def _read_cells(self, plan: Plan, feature: SourceFeature, draft: Draft) -> None:
        properties, values = feature.properties, draft.values
        for heading, key, read in plan.cells:
            try:
                value = read(properties[heading])
            except ValueParseError as error:
                self._wrong(draft.where, heading, error, properties[heading])
                draft.good = False
                continue
            if value is not None:
                values[key] = value
                if key == "anggaran_kode":
                    values["anggaran_kode_asli"] = str(properties[heading]).strip()

    def _move_attributes(self, plan: Plan, draft: Draft) -> None:
        """What the theme asks for goes into a drawer of its own, if it lies in its limits."""
        for attribute in plan.attributes:
            if attribute.key not in draft.values:
                continue
            value = draft.values.pop(attribute.key)
            if isinstance(value, _NUMBERS) and not _is_within(value, attribute):
                self._out_of_range(draft, attribute, value)
            draft.attributes[attribute.key] = (
                value.isoformat() if isinstance(value, date) else value
            )

    def _check_required(self, plan: Plan, draft: Draft) -> None:
        for key in REQUIRED:
            if key not in draft.values and key not in plan.missing:
                self._empty(draft, key)
        if plan.missing:
            draft.good = False

    def _look_up_places(self, draft: Draft) -> None:
        stated = self._stated(draft, "kecamatan", self._kecamatan)
        draft.values["kecamatan"] = stated.kode
        desa = self._desa
        if stated.kode and desa and "desa" in draft.values:
            if stated.kode not in self._desa_within:
                self._desa_within[stated.kode] = within(desa, stated.kode)
            desa = self._desa_within[stated.kode]
        draft.values["desa"] = self._stated(draft, "desa", desa).kode

    def _stated(self, draft: Draft, key: str, places: Places) -> Stated:
        value = draft.values.get(key)
        if value is None:
            return _NOWHERE
        if not places:
            self._once(problem(f"no_{key}", self.file, "", _NO_PLACES, field=key, warn=True))
            return Stated()
        try:
            stated = places.find(value)
        except ValueParseError as error:
            # With a geometry the computed places count, so the text is only pointed out.
            only_warn = draft.geometry is not None or key == "desa"
            self._wrong(draft.where, key, error, value, warn=only_warn)
            draft.good = draft.good and only_warn
            return Stated()
        for written, name in stated.near:
            texts = (
                f'"{written}" dibaca sebagai {name}; perbaiki ejaannya bila keliru',
                f'"{written}" was read as {name}; mend the spelling if that is wrong',
            )
            self._say("near_name", draft.where, texts, key, written, warn=True)
        return stated

    def _note(self, plan: Plan, feature: SourceFeature) -> None:
        """Remember columns that hold something which nobody will read."""
        if id(plan) not in self._watched:
            self._watched[id(plan)] = [*plan.recognised.unknown, *plan.recognised.computed]
            self._note_plan(plan, feature)
        watched = self._watched[id(plan)]
        for heading in [h for h in watched if not is_blank(feature.properties[h])]:
            watched.remove(heading)
            kept = self.computed if heading in plan.recognised.computed else self.unknown
            kept[heading] = None

    def _note_plan(self, plan: Plan, feature: SourceFeature) -> None:
        for heading, keys in plan.recognised.doubtful:
            named = ", ".join(keys)
            texts = (
                f'kolom "{heading}" terpotong dan bisa berarti {named}; tetapkan dengan '
                f'--map "{heading}={keys[0]}"',
                f'the column "{heading}" was cut and may mean {named}; settle it with '
                f'--map "{heading}={keys[0]}"',
            )
            self._say("doubtful_column", "", texts, heading, warn=True)
        for key in plan.missing:
            there = ", ".join(feature.properties) or "-"
            texts = (
                f'kolom "{key}" tidak ditemukan. Kolom yang ada: {there}. Tetapkan dengan '
                f'--map "KOLOM={key}" atau --set {key}=…',
                f'the column "{key}" was not found. Columns there: {there}. Settle it with '
                f'--map "COLUMN={key}" or --set {key}=…',
            )
            self._say("missing_column", feature.where, texts, key)

    def _out_of_range(self, draft: Draft, attribute: Attribute, value: float) -> None:
        low, high = attribute.minimum, attribute.maximum
        limits = " … ".join("" if limit is None else f"{limit:g}" for limit in (low, high)).strip()
        figure = f"{value:.12g}"
        texts = (
            f"{attribute.label.id} {figure.replace('.', ',')} {attribute.unit} di luar batas yang "
            f"wajar ({limits}); periksa angka dan satuannya",
            f"{attribute.label.en} {figure} {attribute.unit} is outside what is sensible "
            f"({limits}); check the figure and its unit",
        )
        draft.good = False
        self._say("out_of_range", draft.where, texts, attribute.key, value)

    def _empty(self, draft: Draft, key: str) -> None:
        draft.good = False
        texts = (f'kolom wajib "{key}" kosong; isi', f'the required column "{key}" is empty')
        self._say("empty_cell", draft.where, texts, key)

    def _wrong(
        self, where: str, key: str, error: ValueParseError, value: Any = "", *, warn: bool = False
    ) -> None:
        self._say("wrong_value", where, (error.id, error.en), key, value, warn=warn)

    def _say(
        self,
        code: str,
        where: str,
        texts: tuple[str, str],
        key: str = "",
        value: object = "",
        *,
        warn: bool = False,
    ) -> None:
        self._report(problem(code, self.file, where, texts, field=key, value=value, warn=warn))


def _is_within(value: float, attribute: Attribute) -> bool:
    low, high = attribute.minimum, attribute.maximum
    return (low is None or value >= low) and (high is None or value <= high)
