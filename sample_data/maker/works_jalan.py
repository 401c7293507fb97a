"""Roads: the ten of the report of 2023, and works on the roads between the desa."""

from __future__ import annotations

from datetime import date

from .chance import Chance
from .lines import cut
from .network import Network, Road
from .space import length
from .town import Town
from .work import Work, line_of

#: as the report of 2023 writes them: name, place named there, kecamatan, desa it is drawn in,
#: number of the lane, metres
_REPORT = (
    ("Pembangunan Jalan Rabat Beton Bukit Pemuatan (Serai Serumpun)", "Bukit Pemuatan",
     "Bukit Pemuatan", 0, 240),
    ("Pembangunan Jalan Rabat Beton Bungkal Ilir (Kec. Tebo Tengah)", "Bungkal Ilir",
     "Sungai Alai", 3, 185),
    ("Pembangunan Jalan Rabat Beton Cor Beton Slasar Depan Pasar Pintas Tuo (Kec. Muara Tabir)",
     "Depan Pasar Pintas Tuo", "Pintas Tuo", 1, 90),
    ("Pembangunan Jalan Rabat Beton Desa Embacang Gedang (Muara Tabir)", "Desa Embacang Gedang",
     "Embacang Gedang", 2, 210),
    ("Pembangunan Jalan Rabat Beton Desa Sungai Jernih (Kec. Muara Tabir)", "Desa Sungai Jernih",
     "Sungai Jernih", 1, 230),
    ("Pembangunan Jalan Rabat Beton Desa Tanjung Pucuk Jambi (Kec. VII Koto)",
     "Desa Tanjung Pucuk Jambi", "Tanjung Pucuk Jambi", 0, 205),
    ("Pembangunan Jalan Rabat Beton Desa Teluk Singkawang (Kec. Sumay)", "Desa Teluk Singkawang",
     "Teluk Singkawang", 4, 225),
    ("PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR",
     "RT 09, Desa Kemantan, Kel. Sungai Bengkal", "Kemantan", 1, 195),
    ("Pembangunan Jalan Rabat Beton Gang Mutahirin Jl. Pattimura Wirotho Agung "
     "(Kec. Rimbo Bujang)", "Gang Mutahirin, Jl. Pattimura, Wirotho Agung",
     "Wirotho Agung", 2, 175),
    ("Pembangunan Jalan Rabat Beton Gang Pasar Unit 12 Desa Sidorukun (Kec. Rimbo Ulu)",
     "Gang Pasar Unit 12, Desa Sidorukun", "Sido Rukun", 1, 160),
)  # fmt: skip

#: kind of work → how names begin, pavement, width (m), thickness (cm), condition after, rupiah a m
_KINDS = {
    "pembangunan": ("Pembangunan Jalan", "kerikil", 4.0, 15, "sedang", 780_000),
    "peningkatan": ("Peningkatan Jalan", "aspal", 4.5, 5, "baik", 3_350_000),
    "rehabilitasi": ("Rehabilitasi Jalan", "aspal", 4.5, 4, "baik", 2_150_000),
    "pemeliharaan_berkala": ("Pemeliharaan Berkala Jalan", "aspal", 4.5, 3, "baik", 1_150_000),
    "beton": ("Peningkatan Jalan (Rigid Beton)", "beton", 5.0, 20, "baik", 4_600_000),
}
_USUAL = ("peningkatan", "rehabilitasi", "pemeliharaan_berkala", "peningkatan", "pembangunan")
_NOWHERE = (
    ("Pemeliharaan Rutin Jalan Kabupaten Wilayah Barat", "Wirotho Agung",
     "Tersebar di 23 ruas; pemeliharaan rutin tidak dipetakan per lokasi", 1_150_000_000, ""),
    ("Pemeliharaan Rutin Jalan Kabupaten Wilayah Timur", "Muara Tebo",
     "Tersebar di 19 ruas; pemeliharaan rutin tidak dipetakan per lokasi", 980_000_000, ""),
    ("Pembangunan Jalan Poros Desa Pemayungan – Semambu", "Pemayungan",
     "Trase belum ditetapkan; survei dijadwalkan bersama perencanaan", 4_200_000_000,
     "perencanaan"),
    ("Pembangunan Jalan Rabat Beton Desa Olak Kemang", "Olak Kemang",
     "Gambar kontrak tidak memuat koordinat; menunggu pengukuran ulang", 185_000_000, ""),
)  # fmt: skip


def report_works(network: Network) -> list[Work]:
    """The ten kegiatan of the report, in its order; their places are estimates."""
    works = []
    for nama, lokasi, desa, n, metres in _REPORT:
        place = network.find(desa)
        line = Town(network, place).lane(n, metres)
        atribut = _lane_atribut(f"Jalan lingkungan {lokasi}", metres)
        works.append(
            Work(
                "jalan",
                nama,
                (place,),
                lokasi,
                metres * 870_000,
                "jalan",
                line_of(line),
                atribut=atribut,
                wish="laporan",
            )
        )
    return works


def road_works(network: Network) -> list[Work]:
    """Works on three stretches in each kecamatan, on roads between kecamatan, and in lanes."""
    return [*_stretches(network), *_crossing(network), *_lanes(network), *_nowhere(network)]


def _stretches(network: Network) -> list[Work]:
    works = []
    for kecamatan in dict.fromkeys(desa.kecamatan for desa in network.desa):
        inside = [
            road
            for road in network.roads
            if not road.crosses_border and road.start.kecamatan == kecamatan and road.km > 3
        ]
        for road in Chance("ruas", kecamatan.kode).shuffled(inside)[:3]:
            chance = Chance("jalan", road.nama)
            kind = chance.pick(_USUAL)
            metres = chance.whole(12, min(62, int(road.km * 9))) * 100
            start = chance.between(0.1, road.km - metres / 1000)
            works.append(_on(network, road, kind, start, metres / 1000))
    return works


def _crossing(network: Network) -> list[Work]:
    """Through the border between two kecamatan, the middle of the road."""
    roads = [road for road in network.roads if road.crosses_border and 6 < road.km < 12]
    kinds = ("peningkatan", "beton", "rehabilitasi")
    return [
        _on(network, road, kind, road.km * 0.24, road.km * 0.5)
        for road, kind in zip(Chance("lintas").shuffled(roads), kinds, strict=False)
    ]


def _on(network: Network, road: Road, kind: str, start: float, km: float) -> Work:
    begins, pavement, width, thick, condition, price = _KINDS[kind]
    number = network.roads.index(road) + 1
    chance = Chance("data teknis", road.nama)
    line = cut(road.line, start, start + km)
    metres = round(length(line) * 1000 / 10) * 10
    atribut: dict[str, object] = {
        "nomor_ruas": f"{number:03}",
        "nama_ruas": road.nama,
        "status_jalan": "kabupaten",
        "fungsi_jalan": "lokal" if road.km < 9 else "kolektor",
        "panjang_kontrak_m": metres,
        "lebar_m": width,
        "jenis_perkerasan": pavement,
        "tebal_cm": thick,
        "kondisi": condition,
        "jenis_penanganan": "peningkatan" if kind == "beton" else kind,
    }
    if chance.happens(0.3):
        atribut |= {
            "nilai_sdi": chance.whole(12, 46),
            "tanggal_sdi": date(chance.whole(2024, 2026), chance.whole(3, 8), chance.whole(10, 28)),
            "metode_sdi": "Survei visual SKJ",
        }
    lokasi = f"Ruas {road.nama}, STA {_sta(start)} s.d. {_sta(start + km)}"
    cost = metres * price * chance.between(0.9, 1.12)
    return Work(
        "jalan",
        f"{begins} {road.nama}",
        (road.start, road.end),
        lokasi,
        cost,
        "jalan",
        line_of(line),
        atribut=atribut,
    )


def _lanes(network: Network) -> list[Work]:
    works = []
    for nama, n, metres in (
        ("Sari Mulya", 2, 420),
        ("Suka Maju", 3, 510),
        ("Lubuk Mandarsah", 0, 260),
        ("Teluk Kayu Putih", 1, 230),
    ):
        desa = network.find(nama)
        line = Town(network, desa).lane(n, metres)
        rt = Chance("rt", nama).whole(2, 14)
        works.append(
            Work(
                "jalan",
                f"Pembangunan Jalan Rabat Beton RT {rt:02} Desa {nama}",
                (desa,),
                f"RT {rt:02}, Desa {nama}",
                metres * 905_000,
                "jalan",
                line_of(line),
                atribut=_lane_atribut(f"Jalan lingkungan RT {rt:02}", metres),
            )
        )
    return works


def _nowhere(network: Network) -> list[Work]:
    return [
        Work(
            "jalan",
            nama,
            (network.find(desa),),
            "",
            cost,
            "jalan",
            alasan=alasan,
            wish=wish,
            atribut={
                "status_jalan": "kabupaten",
                "panjang_kontrak_m": round(cost / 8e5),
                "jenis_perkerasan": "beton" if "Beton" in nama else "aspal",
                "jenis_penanganan": "pemeliharaan_rutin" if "Rutin" in nama else "pembangunan",
            },
        )
        for nama, desa, alasan, cost, wish in _NOWHERE
    ]


def _lane_atribut(nama: str, metres: float) -> dict[str, object]:
    return {
        "nama_ruas": nama,
        "status_jalan": "desa",
        "fungsi_jalan": "lingkungan",
        "panjang_kontrak_m": metres,
        "lebar_m": 3.0,
        "jenis_perkerasan": "beton",
        "tebal_cm": 15,
        "kondisi": "baik",
        "jenis_penanganan": "pembangunan",
    }


def _sta(km: float) -> str:
    """ "2+350": kilometre and metres."""
    return f"{int(km)}+{int(km * 1000) % 1000:03}"
