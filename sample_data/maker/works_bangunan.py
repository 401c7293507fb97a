"""Buildings, quarters and plans."""

from __future__ import annotations

from dataclasses import dataclass

from .chance import Chance
from .network import Network
from .town import Town, block
from .work import Geometry, Work, area_of, areas_of, lines_of, point_of

_CK, _TR = "cipta-karya", "tata-ruang-jasa-konstruksi"


@dataclass(frozen=True, slots=True)
class _Building:
    """Name, desa, metres out on the road, length, width, outline, storeys, use, unit."""

    nama: str
    desa: str
    out: float
    length: float
    width: float
    shape: str
    storeys: int
    use: str
    bidang: str = _CK


_BUILDINGS = (
    _Building("Pembangunan Gedung Laboratorium Pengujian Mutu", "Muara Tebo", 900, 32, 14, "L", 2,
              "Laboratorium", "uptd-pengujian-peralatan"),
    _Building("Rehabilitasi Gedung Workshop Alat Berat", "Semabu", 420, 40, 18, "I", 1, "Bengkel",
              "uptd-pengujian-peralatan"),
    _Building("Rehabilitasi Ruang Arsip Kantor Dinas PUPR", "Muara Tebo", 640, 26, 12, "I", 2,
              "Kantor", "sekretariat"),
    _Building("Pembangunan Kantor Camat Muara Tabir", "Pintas Tuo", 350, 30, 14, "U", 1, "Kantor"),
    _Building("Pembangunan Pasar Rakyat Wirotho Agung", "Wirotho Agung", 520, 64, 36, "U", 2,
              "Pasar"),
    _Building("Rehabilitasi Gedung Serba Guna Tebo Ilir", "Sungai Bengkal", 300, 36, 20, "I", 1,
              "Gedung pertemuan"),
    _Building("Pembangunan Kantor Camat Serai Serumpun", "Sekutur Jaya", 410, 28, 14, "L", 1,
              "Kantor"),
    _Building("Rehabilitasi Kantor Camat VII Koto Ilir", "Balai Rajo", 280, 26, 13, "I", 1,
              "Kantor"),
    _Building("Pembangunan Balai Pertemuan Desa Teriti", "Teriti", 240, 22, 12, "I", 1,
              "Gedung pertemuan"),
    _Building("Pembangunan Kantor Kelurahan Pulau Temiang", "Pulau Temiang", 210, 20, 11, "L", 1,
              "Kantor"),
    _Building("Rehabilitasi Pasar Unit 12 Desa Sido Rukun", "Sido Rukun", 330, 48, 24, "U", 1,
              "Pasar"),
    _Building("Pembangunan Gedung Olahraga Rimbo Ilir", "Sumber Agung", 460, 42, 28, "I", 1,
              "Olahraga"),
    _Building("Pembangunan Pos Jaga dan Gudang Alat Desa Muara Kilis", "Muara Kilis", 380, 14, 8,
              "I", 1, "Gudang"),
)  # fmt: skip

#: name, desa, number, hectares
_SLUMS = (
    ("Penanganan Kawasan Kumuh Tepian Batang Hari", "Muara Tebo", 0, 8.6, 54.0),
    ("Penanganan Kawasan Kumuh Pasar Sungai Bengkal", "Sungai Bengkal", 1, 6.2, 48.5),
    ("Penanganan Kawasan Kumuh Simpang Wirotho Agung", "Wirotho Agung", 0, 9.4, 41.0),
    ("Penataan Kawasan Permukiman Pulau Temiang", "Pulau Temiang", 1, 5.1, 37.5),
)
#: desa, houses, also to be mapped as one quarter
_HOUSES = (
    ("Dusun Baru", 24), ("Sungai Keruh", 18), ("Tanah Garo", 22), ("Suo-Suo", 16),
)  # fmt: skip
_LANES = ("Tegal Arum", "Teluk Pandak", "Pulung Rejo", "Betung Bedarah Timur")
_PERSONAL = "Rumah penerima bantuan adalah data pribadi; disajikan sebagai jumlah per desa"

#: name, desa, hectares, kind of document, rupiah
_PLANS = (
    ("Penyusunan RDTR Kawasan Perkotaan Muara Tebo", "Muara Tebo", 2150, "rdtr", 940e6),
    ("Penyusunan RDTR Kawasan Rimbo Bujang", "Wirotho Agung", 2840, "rdtr", 985e6),
    ("Penyusunan RDTR Kawasan Sungai Bengkal", "Sungai Bengkal", 1320, "rdtr", 720e6),
    ("Penyusunan RTBL Koridor Pasar Rimbo Ulu", "Suka Damai", 64, "rtbl", 410e6),
)
_OFFICE_WORK = (
    ("Peninjauan Kembali RTRW Kabupaten Tebo", "rtrw", 875e6, "tata_ruang",
     "Mencakup seluruh kabupaten; lihat batas kabupaten"),
    ("Pelatihan Tenaga Terampil Konstruksi", "kajian", 265e6, "jasa_konstruksi",
     "Bukan pekerjaan fisik; tidak mempunyai lokasi"),
)  # fmt: skip


def building_works(network: Network) -> list[Work]:
    """Footprints beside the roads; a market has its stalls, a guard post is a point."""
    return [_building(network, building) for building in _BUILDINGS]


def _building(network: Network, b: _Building) -> Work:
    desa = network.find(b.desa)
    town, chance = Town(network, desa), Chance("gedung", b.nama)
    plot, angle = town.plot(0, b.out, 28 + b.width / 2)
    geometry: Geometry = area_of(block(plot, angle, b.length, b.width, b.shape))
    if b.use == "Pasar":
        stalls = [town.plot(0, b.out + 75 + 26 * n, 34) for n in range(3)]
        rings = [block(*stall, 18, 9) for stall in stalls]
        geometry = areas_of([block(plot, angle, b.length, b.width, b.shape), *rings])
    elif b.use == "Gudang":
        geometry = point_of([plot])
    floor = round(b.length * b.width * (0.75 if b.shape != "I" else 1) * b.storeys)
    share = 0.4 if b.nama.startswith("Rehabilitasi") else 1.0
    atribut = {
        "luas_lantai_m2": floor,
        "jumlah_lantai": b.storeys,
        "fungsi_bangunan": b.use,
    }
    return Work(
        "gedung",
        b.nama,
        (desa,),
        desa.sebutan,
        floor * 5_900_000 * share * chance.between(0.9, 1.1),
        "gedung",
        geometry,
        atribut=atribut,
        bidang=b.bidang,
    )


def quarter_works(network: Network) -> list[Work]:
    """Slums as areas, lanes of housing areas as lines, houses as a number per desa."""
    works = []
    for nama, place, n, hectares, score in _SLUMS:
        desa = network.find(place)
        works.append(
            Work(
                "permukiman",
                nama,
                (desa,),
                desa.sebutan,
                hectares * 265e6,
                "kumuh",
                area_of(Town(network, desa).quarter(n, hectares)),
                atribut={"luas_kumuh_ha": hectares, "skor_kumuh": score},
            )
        )
    for place, count in _HOUSES:
        desa = network.find(place)
        works.append(
            Work(
                "permukiman",
                f"Peningkatan Kualitas RTLH {desa.sebutan}",
                (desa,),
                desa.sebutan,
                count * 21e6,
                "kumuh",
                alasan=_PERSONAL,
                atribut={"rtlh_unit": count},
            )
        )
    for place in _LANES:
        desa = network.find(place)
        town = Town(network, desa)
        works.append(
            Work(
                "permukiman",
                f"Pembangunan PSU Jalan Lingkungan Perumahan {desa.sebutan}",
                (desa,),
                f"Perumahan {desa.nama}",
                690e6,
                "psu",
                lines_of(town.lane(n, 160 + 30 * n) for n in (2, 4, 6)),
                atribut={"psu": "Jalan lingkungan dan drainase"},
            )
        )
    return works


def plan_works(network: Network) -> list[Work]:
    """The areas that plans are made for."""
    works = []
    for nama, place, hectares, kind, cost in _PLANS:
        desa = network.find(place)
        ring = Town(network, desa).quarter(0, hectares, rough=0.32)
        works.append(
            Work(
                "tata_ruang",
                nama,
                (desa,),
                desa.sebutan,
                cost,
                "tata_ruang",
                area_of(ring),
                atribut={"jenis_dokumen": kind, "luas_area_ha": hectares},
                bidang=_TR,
            )
        )
    centre = network.find("Muara Tebo")
    for nama, kind, cost, budget, alasan in _OFFICE_WORK:
        works.append(
            Work(
                "tata_ruang",
                nama,
                (centre,),
                "Kabupaten Tebo",
                cost,
                budget,
                alasan=alasan,
                atribut={"jenis_dokumen": kind},
                bidang=_TR,
            )
        )
    return works
