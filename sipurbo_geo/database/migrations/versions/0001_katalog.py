"""The first shape of the catalogue: register, progress and terbitan."""

import sqlalchemy as sa
from alembic import op

from sipurbo_geo.database import types
from sipurbo_geo.database.dialects import dialect_of

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, then what each database adds by itself."""
    op.create_table(
        "bidang",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("nama_id", sa.Text(), nullable=False),
        sa.Column("nama_en", sa.Text(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_bidang")),
    )
    op.create_table(
        "katalog",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("revisi", sa.Integer(), nullable=False),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("tanpa_geometri", sa.Integer(), nullable=False),
        sa.Column("registri", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_katalog")),
    )
    op.create_table(
        "terbitan",
        sa.Column("id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("bidang", sa.Text(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("kecamatan", sa.Text(), nullable=False),
        sa.Column("kecamatan_kode", sa.Text(), nullable=False),
        sa.Column("desa", sa.Text(), nullable=False),
        sa.Column("lokasi", sa.Text(), nullable=False),
        sa.Column("sumber_dana", sa.Text(), nullable=False),
        sa.Column("pagu", types.Uang(), nullable=True),
        sa.Column("nilai_kontrak", types.Uang(), nullable=True),
        sa.Column("penyedia", sa.Text(), nullable=False),
        sa.Column("tahap", sa.Text(), nullable=False),
        sa.Column("tanggal_mulai", sa.Date(), nullable=True),
        sa.Column("tanggal_selesai", sa.Date(), nullable=True),
        sa.Column("minggu", sa.Integer(), nullable=True),
        sa.Column("tanggal_progres", sa.Date(), nullable=True),
        sa.Column("rencana", types.Persen(), nullable=True),
        sa.Column("realisasi", types.Persen(), nullable=True),
        sa.Column("deviasi", types.Persen(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("panjang_m", sa.Double(), nullable=True),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.Column("asal_koordinat", sa.Text(), nullable=False),
        sa.Column("alasan_tanpa_geometri", sa.Text(), nullable=False),
        sa.Column("atribut", sa.Text(), nullable=False),
        sa.Column("cari", sa.Text(), nullable=False),
        sa.Column("west", sa.Double(), nullable=True),
        sa.Column("south", sa.Double(), nullable=True),
        sa.Column("east", sa.Double(), nullable=True),
        sa.Column("north", sa.Double(), nullable=True),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.Column("sejak", types.Waktu(), nullable=False),
        sa.Column("geom", types.Geometri(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terbitan")),
    )
    op.create_index("ix_terbitan_bidang", "terbitan", ["bidang", "tahun"], unique=False)
    op.create_index("ix_terbitan_layer", "terbitan", ["layer", "tahun"], unique=False)
    op.create_index("ix_terbitan_status", "terbitan", ["status"], unique=False)
    op.create_index("ix_terbitan_tahap", "terbitan", ["tahap"], unique=False)
    op.create_index("ix_terbitan_tahun", "terbitan", ["tahun"], unique=False)
    op.create_index("uq_terbitan_kode", "terbitan", ["kode"], unique=True)
    op.create_table(
        "terbitan_dana",
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("terbitan_id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("jumlah", types.Uang(), nullable=True),
        sa.PrimaryKeyConstraint("sumber", "terbitan_id", name=op.f("pk_terbitan_dana")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_terbitan_dana_terbitan", "terbitan_dana", ["terbitan_id"], unique=False)
    op.create_table(
        "terbitan_fitur",
        sa.Column("id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("fitur", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terbitan_fitur")),
    )
    op.create_table(
        "terbitan_kecamatan",
        sa.Column("kecamatan", sa.Text(), nullable=False),
        sa.Column("bidang", sa.Text(), nullable=False),
        sa.Column("terbitan_id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("bagian", sa.Double(), nullable=False),
        sa.Column("panjang_m", sa.Double(), nullable=True),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint(
            "kecamatan", "bidang", "terbitan_id", name=op.f("pk_terbitan_kecamatan")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_terbitan_kecamatan_terbitan", "terbitan_kecamatan", ["terbitan_id"], unique=False
    )
    op.create_table(
        "terbitan_rincian",
        sa.Column("id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("rincian", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terbitan_rincian")),
    )
    op.create_table(
        "terbitan_riwayat",
        sa.Column("versi", types.Kunci, nullable=False),
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("bidang", sa.Text(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("kecamatan", sa.Text(), nullable=False),
        sa.Column("kecamatan_kode", sa.Text(), nullable=False),
        sa.Column("desa", sa.Text(), nullable=False),
        sa.Column("lokasi", sa.Text(), nullable=False),
        sa.Column("sumber_dana", sa.Text(), nullable=False),
        sa.Column("pagu", types.Uang(), nullable=True),
        sa.Column("nilai_kontrak", types.Uang(), nullable=True),
        sa.Column("penyedia", sa.Text(), nullable=False),
        sa.Column("tahap", sa.Text(), nullable=False),
        sa.Column("tanggal_mulai", sa.Date(), nullable=True),
        sa.Column("tanggal_selesai", sa.Date(), nullable=True),
        sa.Column("minggu", sa.Integer(), nullable=True),
        sa.Column("tanggal_progres", sa.Date(), nullable=True),
        sa.Column("rencana", types.Persen(), nullable=True),
        sa.Column("realisasi", types.Persen(), nullable=True),
        sa.Column("deviasi", types.Persen(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("panjang_m", sa.Double(), nullable=True),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.Column("asal_koordinat", sa.Text(), nullable=False),
        sa.Column("alasan_tanpa_geometri", sa.Text(), nullable=False),
        sa.Column("atribut", sa.Text(), nullable=False),
        sa.Column("cari", sa.Text(), nullable=False),
        sa.Column("west", sa.Double(), nullable=True),
        sa.Column("south", sa.Double(), nullable=True),
        sa.Column("east", sa.Double(), nullable=True),
        sa.Column("north", sa.Double(), nullable=True),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.Column("sejak", types.Waktu(), nullable=False),
        sa.Column("geom", types.Geometri(), nullable=True),
        sa.Column("sampai", types.Waktu(), nullable=False),
        sa.Column("fitur", sa.Text(), nullable=False),
        sa.Column("rincian", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("versi", name=op.f("pk_terbitan_riwayat")),
    )
    op.create_index(op.f("ix_terbitan_riwayat_id"), "terbitan_riwayat", ["id"], unique=False)
    op.create_table(
        "wilayah",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("tingkat", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("kode_bps", sa.Text(), nullable=True),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("induk", sa.Text(), nullable=True),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("ilustrasi", sa.Boolean(), nullable=False),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.Column("geom", types.Geometri(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wilayah")),
        sa.UniqueConstraint("kode", name=op.f("uq_wilayah_kode")),
    )
    op.create_index(op.f("ix_wilayah_induk"), "wilayah", ["induk"], unique=False)
    op.create_index(op.f("ix_wilayah_tingkat"), "wilayah", ["tingkat"], unique=False)
    op.create_table(
        "kegiatan",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("bidang", sa.Text(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("tahap", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.Text(), nullable=False),
        sa.Column("lokasi", sa.Text(), nullable=False),
        sa.Column("alasan_tanpa_geometri", sa.Text(), nullable=False),
        sa.Column("asal_koordinat", sa.Text(), nullable=False),
        sa.Column("tanggal_koordinat", sa.Date(), nullable=True),
        sa.Column("anggaran_edisi", sa.Text(), nullable=False),
        sa.Column("anggaran_kode", sa.Text(), nullable=False),
        sa.Column("anggaran_kode_asli", sa.Text(), nullable=False),
        sa.Column("anggaran_program", sa.Text(), nullable=False),
        sa.Column("anggaran_kegiatan", sa.Text(), nullable=False),
        sa.Column("anggaran_sub_kegiatan", sa.Text(), nullable=False),
        sa.Column("pagu", types.Uang(), nullable=True),
        sa.Column("hps", types.Uang(), nullable=True),
        sa.Column("nilai_kontrak", types.Uang(), nullable=True),
        sa.Column("nomor_kontrak", sa.Text(), nullable=False),
        sa.Column("tanggal_kontrak", sa.Date(), nullable=True),
        sa.Column("tanggal_mulai", sa.Date(), nullable=True),
        sa.Column("tanggal_selesai", sa.Date(), nullable=True),
        sa.Column("masa_pelaksanaan_hari", sa.Integer(), nullable=True),
        sa.Column("tanggal_pho", sa.Date(), nullable=True),
        sa.Column("masa_pemeliharaan_hari", sa.Integer(), nullable=True),
        sa.Column("tanggal_fho", sa.Date(), nullable=True),
        sa.Column("penyedia", sa.Text(), nullable=False),
        sa.Column("konsultan", sa.Text(), nullable=False),
        sa.Column("ppk", sa.Text(), nullable=False),
        sa.Column("pptk", sa.Text(), nullable=False),
        sa.Column("batas_periode", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("periode_satu", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("periode_dua", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("atribut", types.Dokumen, nullable=False),
        sa.Column("penyedia_npwp", sa.Text(), nullable=False),
        sa.Column("penyedia_telepon", sa.Text(), nullable=False),
        sa.Column("penyedia_alamat", sa.Text(), nullable=False),
        sa.Column("penyedia_rekening", sa.Text(), nullable=False),
        sa.Column("ppk_nip", sa.Text(), nullable=False),
        sa.Column("pptk_nip", sa.Text(), nullable=False),
        sa.Column("catatan_internal", sa.Text(), nullable=False),
        sa.Column("panjang_m", sa.Double(), nullable=True),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.Column("geom", types.Geometri(), nullable=True),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("dibuat", types.Waktu(), nullable=False),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.CheckConstraint(
            "geom IS NOT NULL OR alasan_tanpa_geometri <> ''",
            name=op.f("ck_kegiatan_geometri_atau_alasan"),
        ),
        sa.ForeignKeyConstraint(["bidang"], ["bidang.slug"], name=op.f("fk_kegiatan_bidang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kegiatan")),
        sa.UniqueConstraint("kode", name=op.f("uq_kegiatan_kode")),
    )
    op.create_table(
        "adendum",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("nomor", sa.Text(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=False),
        sa.Column("nilai_baru", types.Uang(), nullable=True),
        sa.Column("tanggal_selesai_baru", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_adendum_kegiatan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adendum")),
        sa.UniqueConstraint("kegiatan_id", "nomor", name=op.f("uq_adendum_kegiatan_id")),
    )
    op.create_table(
        "kegiatan_wilayah",
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("wilayah_id", types.Kunci, nullable=False),
        sa.Column("bagian", sa.Double(), nullable=False),
        sa.Column("panjang_m", sa.Double(), nullable=True),
        sa.Column("luas_m2", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_kegiatan_wilayah_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["wilayah_id"], ["wilayah.id"], name=op.f("fk_kegiatan_wilayah_wilayah_id")
        ),
        sa.PrimaryKeyConstraint("kegiatan_id", "wilayah_id", name=op.f("pk_kegiatan_wilayah")),
    )
    op.create_index(
        op.f("ix_kegiatan_wilayah_wilayah_id"), "kegiatan_wilayah", ["wilayah_id"], unique=False
    )
    op.create_table(
        "pendanaan",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("jumlah", types.Uang(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_pendanaan_kegiatan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pendanaan")),
    )
    op.create_index(op.f("ix_pendanaan_kegiatan_id"), "pendanaan", ["kegiatan_id"], unique=False)
    op.create_table(
        "progres_fisik",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("minggu", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("rencana", types.Persen(), nullable=True),
        sa.Column("realisasi", types.Persen(), nullable=True),
        sa.Column("menggantikan", types.Kunci, nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("dicatat", types.Waktu(), nullable=False),
        sa.CheckConstraint(
            "menggantikan IS NULL OR alasan <> ''", name=op.f("ck_progres_fisik_koreksi_beralasan")
        ),
        sa.CheckConstraint(
            "realisasi BETWEEN 0 AND 100", name=op.f("ck_progres_fisik_realisasi_persen")
        ),
        sa.CheckConstraint(
            "rencana BETWEEN 0 AND 100", name=op.f("ck_progres_fisik_rencana_persen")
        ),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_progres_fisik_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["menggantikan"], ["progres_fisik.id"], name=op.f("fk_progres_fisik_menggantikan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progres_fisik")),
        sa.UniqueConstraint("menggantikan", name=op.f("uq_progres_fisik_menggantikan")),
    )
    op.create_index(
        "ix_progres_fisik_kegiatan", "progres_fisik", ["kegiatan_id", "minggu"], unique=False
    )
    op.create_index(
        "uq_progres_fisik_pertama",
        "progres_fisik",
        ["kegiatan_id", "minggu"],
        unique=True,
        sqlite_where=sa.text("menggantikan IS NULL"),
        postgresql_where=sa.text("menggantikan IS NULL"),
    )
    op.create_table(
        "progres_keuangan",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jumlah", types.Uang(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=False),
        sa.Column("menggantikan", types.Kunci, nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("dicatat", types.Waktu(), nullable=False),
        sa.CheckConstraint(
            "menggantikan IS NULL OR alasan <> ''",
            name=op.f("ck_progres_keuangan_koreksi_beralasan"),
        ),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_progres_keuangan_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["menggantikan"], ["progres_keuangan.id"], name=op.f("fk_progres_keuangan_menggantikan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progres_keuangan")),
        sa.UniqueConstraint("menggantikan", name=op.f("uq_progres_keuangan_menggantikan")),
    )
    op.create_index(
        op.f("ix_progres_keuangan_kegiatan_id"), "progres_keuangan", ["kegiatan_id"], unique=False
    )
    connection = op.get_bind()
    dialect_of(connection.engine.url).install(connection)


def downgrade() -> None:
    """Remove everything; the data with it."""
    connection = op.get_bind()
    dialect_of(connection.engine.url).uninstall(connection)
    op.drop_index(op.f("ix_progres_keuangan_kegiatan_id"), table_name="progres_keuangan")
    op.drop_table("progres_keuangan")
    op.drop_index(
        "uq_progres_fisik_pertama",
        table_name="progres_fisik",
        sqlite_where=sa.text("menggantikan IS NULL"),
        postgresql_where=sa.text("menggantikan IS NULL"),
    )
    op.drop_index("ix_progres_fisik_kegiatan", table_name="progres_fisik")
    op.drop_table("progres_fisik")
    op.drop_index(op.f("ix_pendanaan_kegiatan_id"), table_name="pendanaan")
    op.drop_table("pendanaan")
    op.drop_index(op.f("ix_kegiatan_wilayah_wilayah_id"), table_name="kegiatan_wilayah")
    op.drop_table("kegiatan_wilayah")
    op.drop_table("adendum")
    op.drop_table("kegiatan")
    op.drop_index(op.f("ix_wilayah_tingkat"), table_name="wilayah")
    op.drop_index(op.f("ix_wilayah_induk"), table_name="wilayah")
    op.drop_table("wilayah")
    op.drop_index(op.f("ix_terbitan_riwayat_id"), table_name="terbitan_riwayat")
    op.drop_table("terbitan_riwayat")
    op.drop_table("terbitan_rincian")
    op.drop_index("ix_terbitan_kecamatan_terbitan", table_name="terbitan_kecamatan")
    op.drop_table("terbitan_kecamatan")
    op.drop_table("terbitan_fitur")
    op.drop_index("ix_terbitan_dana_terbitan", table_name="terbitan_dana")
    op.drop_table("terbitan_dana")
    op.drop_index("uq_terbitan_kode", table_name="terbitan")
    op.drop_index("ix_terbitan_tahun", table_name="terbitan")
    op.drop_index("ix_terbitan_tahap", table_name="terbitan")
    op.drop_index("ix_terbitan_status", table_name="terbitan")
    op.drop_index("ix_terbitan_layer", table_name="terbitan")
    op.drop_index("ix_terbitan_bidang", table_name="terbitan")
    op.drop_table("terbitan")
    op.drop_table("katalog")
    op.drop_table("bidang")
