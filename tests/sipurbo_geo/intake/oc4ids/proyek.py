"""A project such as others publish, and packages to put it into."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.sipurbo_geo.intake.files import line

KEY = "oc4ids-abc123-JLN-7"


def make_project(**members: Any) -> dict[str, Any]:
    """A road inside the western kecamatan of `tests.factories`, with a contract and history."""
    return {
        "id": KEY,
        "title": "Peningkatan Jalan Contoh",
        "status": "implementation",
        "type": "expansion",
        "sector": ["transport", "transport.road"],
        "additionalClassifications": [{"scheme": "SIPURBO-TEMA", "id": "jalan"}],
        "locations": [{"id": "1", "description": "Desa Contoh", "geometry": line()}],
        "budget": {"amount": {"amount": 200_000_000, "currency": "IDR"}},
        "metrics": [make_progress(40, 52)],
        "contractingProcesses": [make_contract()],
    } | members


def make_contract(**members: Any) -> dict[str, Any]:
    """A construction contract of 2023 with one payment and one modification."""
    summary = {
        "nature": ["construction"],
        "status": "active",
        "externalReference": "600/12/KTR/2023",
        "suppliers": [{"id": "1", "name": "CV Contoh Karya"}],
        "contractValue": {"amount": 195_500_000, "currency": "IDR"},
        "contractPeriod": {
            "startDate": "2023-06-05T00:00:00Z",
            "endDate": "2023-09-02T00:00:00Z",
            "durationInDays": 90,
        },
        "transactions": [
            {"id": "T1", "date": "2023-07-03", "value": {"amount": 5, "currency": "IDR"}}
        ],
        "modifications": [{"id": "ADD-1", "date": "2023-08-01", "description": "Tambah waktu"}],
    }
    return {"id": "K-1", "summary": summary | members}


def make_progress(*figures: Any) -> dict[str, Any]:
    """Physical progress at the end of each week of June 2023."""
    seen = [
        {"id": str(n), "measure": figure, "period": {"endDate": f"2023-06-{4 + 7 * n:02}"}}
        for n, figure in enumerate(figures, start=1)
    ]
    return {"id": "physicalProgress", "observations": seen}


def write_package(path: Path, *projects: Any, **members: Any) -> Path:
    """A package of `projects`."""
    whole = {"version": "0.9", **members, "projects": list(projects)}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path
