"""The office's side: accounts, what is handed in and decided, plans, documents, the trail."""

import sqlalchemy as sa
from alembic import op

from sipurbo_geo.database import types
from sipurbo_geo.database.dialects import dialect_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: rows are added to these, never changed or removed
_KEPT = ("ajuan_langkah", "jadwal", "jadwal_minggu", "penanganan", "jejak", "jejak_geometri")


def upgrade() -> None:
    """Create the tables, and let nobody rewrite those that are a record."""
    op.create_table(
        "jejak_geometri",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("geom", types.Geometri(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_jejak_geometri")),
    )
    op.create_table(
        "pengguna",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("akun", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("peran", sa.Text(), nullable=False),
        sa.Column("bidang", sa.Text(), nullable=False),
        sa.Column("sandi", sa.Text(), nullable=False),
        sa.Column("ganti_sandi", sa.Boolean(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("sesi", sa.Integer(), nullable=False),
        sa.Column("dibuat", types.Waktu(), nullable=False),
        sa.Column("terakhir_masuk", types.Waktu(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengguna")),
        sa.UniqueConstraint("akun", name=op.f("uq_pengguna_akun")),
    )
    op.create_table(
        "percobaan_masuk",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("waktu", types.Waktu(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_percobaan_masuk")),
    )
    op.create_index("ix_percobaan_masuk_kunci", "percobaan_masuk", ["kunci", "waktu"], unique=False)
    op.create_table(
        "jejak",
        sa.Column("id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("waktu", types.Waktu(), nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=True),
        sa.Column("peran", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=True),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("sebelum", sa.Text(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_jejak_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak")),
        sa.UniqueConstraint("sidik", name=op.f("uq_jejak_sidik")),
    )
    op.create_index(op.f("ix_jejak_kegiatan_id"), "jejak", ["kegiatan_id"], unique=False)
    op.create_table(
        "ajuan",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("minggu", sa.Integer(), nullable=True),
        sa.Column("isi", types.Dokumen, nullable=False),
        sa.Column("keadaan", sa.Text(), nullable=False),
        sa.Column("dasar_versi", sa.Integer(), nullable=False),
        sa.Column("pengaju_id", types.Kunci, nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("dibuat", types.Waktu(), nullable=False),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_ajuan_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(["pengaju_id"], ["pengguna.id"], name=op.f("fk_ajuan_pengaju_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajuan")),
    )
    op.create_index("ix_ajuan_keadaan", "ajuan", ["keadaan", "jenis"], unique=False)
    op.create_index(op.f("ix_ajuan_kegiatan_id"), "ajuan", ["kegiatan_id"], unique=False)
    op.create_index(
        "uq_ajuan_laporan_berjalan",
        "ajuan",
        ["kegiatan_id", "minggu"],
        unique=True,
        sqlite_where=sa.text("jenis = 'fisik' AND keadaan NOT IN ('disetujui', 'dibatalkan')"),
        postgresql_where=sa.text("jenis = 'fisik' AND keadaan NOT IN ('disetujui', 'dibatalkan')"),
    )
    op.create_table(
        "draf",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=False),
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=True),
        sa.Column("isi", types.Dokumen, nullable=False),
        sa.Column("dasar_versi", sa.Integer(), nullable=False),
        sa.Column("diperbarui", types.Waktu(), nullable=False),
        sa.ForeignKeyConstraint(["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_draf_kegiatan_id")),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_draf_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draf")),
        sa.UniqueConstraint("pengguna_id", "kunci", name=op.f("uq_draf_pengguna_id")),
    )
    op.create_table(
        "jadwal",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("adendum", sa.Text(), nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=True),
        sa.Column("ditetapkan", types.Waktu(), nullable=False),
        sa.CheckConstraint("nomor = 1 OR adendum <> ''", name=op.f("ck_jadwal_adendum_mendasari")),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_jadwal_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_jadwal_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jadwal")),
        sa.UniqueConstraint("kegiatan_id", "nomor", name=op.f("uq_jadwal_kegiatan_id")),
    )
    op.create_table(
        "jejak_pribadi",
        sa.Column("jejak_id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("isi", types.Dokumen, nullable=False),
        sa.ForeignKeyConstraint(["jejak_id"], ["jejak.id"], name=op.f("fk_jejak_pribadi_jejak_id")),
        sa.PrimaryKeyConstraint("jejak_id", name=op.f("pk_jejak_pribadi")),
    )
    op.create_table(
        "penanganan",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("tindakan", sa.Text(), nullable=False),
        sa.Column("nomor_surat", sa.Text(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=True),
        sa.Column("dicatat", types.Waktu(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_penanganan_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_penanganan_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penanganan")),
    )
    op.create_index(op.f("ix_penanganan_kegiatan_id"), "penanganan", ["kegiatan_id"], unique=False)
    op.create_table(
        "penugasan",
        sa.Column("pengguna_id", types.Kunci, nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_penugasan_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_penugasan_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("pengguna_id", "kegiatan_id", name=op.f("pk_penugasan")),
    )
    op.create_index(op.f("ix_penugasan_kegiatan_id"), "penugasan", ["kegiatan_id"], unique=False)
    op.create_table(
        "ajuan_langkah",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("ajuan_id", types.Kunci, nullable=False),
        sa.Column("uid", sa.Text(), nullable=True),
        sa.Column("langkah", sa.Text(), nullable=False),
        sa.Column("dari", sa.Text(), nullable=False),
        sa.Column("ke", sa.Text(), nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=False),
        sa.Column("peran", sa.Text(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("waktu", types.Waktu(), nullable=False),
        sa.ForeignKeyConstraint(["ajuan_id"], ["ajuan.id"], name=op.f("fk_ajuan_langkah_ajuan_id")),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_ajuan_langkah_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ajuan_langkah")),
        sa.UniqueConstraint("uid", name=op.f("uq_ajuan_langkah_uid")),
    )
    op.create_index(op.f("ix_ajuan_langkah_ajuan_id"), "ajuan_langkah", ["ajuan_id"], unique=False)
    op.create_table(
        "dokumen",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=False),
        sa.Column("ajuan_id", types.Kunci, nullable=True),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("ukuran", sa.BigInteger(), nullable=False),
        sa.Column("keterangan", sa.Text(), nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=True),
        sa.Column("diunggah", types.Waktu(), nullable=False),
        sa.Column("diputuskan_id", types.Kunci, nullable=True),
        sa.Column("diputuskan", types.Waktu(), nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ajuan_id"], ["ajuan.id"], name=op.f("fk_dokumen_ajuan_id")),
        sa.ForeignKeyConstraint(
            ["diputuskan_id"], ["pengguna.id"], name=op.f("fk_dokumen_diputuskan_id")
        ),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_dokumen_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_dokumen_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
        sa.UniqueConstraint("uid", name=op.f("uq_dokumen_uid")),
    )
    op.create_index(op.f("ix_dokumen_ajuan_id"), "dokumen", ["ajuan_id"], unique=False)
    op.create_index(op.f("ix_dokumen_kegiatan_id"), "dokumen", ["kegiatan_id"], unique=False)
    op.create_index(op.f("ix_dokumen_sha256"), "dokumen", ["sha256"], unique=False)
    op.create_table(
        "jadwal_minggu",
        sa.Column("jadwal_id", types.Kunci, nullable=False),
        sa.Column("minggu", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("rencana", types.Persen(), nullable=False),
        sa.CheckConstraint(
            "rencana BETWEEN 0 AND 100", name=op.f("ck_jadwal_minggu_rencana_persen")
        ),
        sa.ForeignKeyConstraint(
            ["jadwal_id"], ["jadwal.id"], name=op.f("fk_jadwal_minggu_jadwal_id")
        ),
        sa.PrimaryKeyConstraint("jadwal_id", "minggu", name=op.f("pk_jadwal_minggu")),
    )
    op.create_table(
        "notifikasi",
        sa.Column("id", types.Kunci, nullable=False),
        sa.Column("pengguna_id", types.Kunci, nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("kegiatan_id", types.Kunci, nullable=True),
        sa.Column("ajuan_id", types.Kunci, nullable=True),
        sa.Column("isi", types.Dokumen, nullable=False),
        sa.Column("waktu", types.Waktu(), nullable=False),
        sa.Column("dibaca", types.Waktu(), nullable=True),
        sa.ForeignKeyConstraint(["ajuan_id"], ["ajuan.id"], name=op.f("fk_notifikasi_ajuan_id")),
        sa.ForeignKeyConstraint(
            ["kegiatan_id"], ["kegiatan.id"], name=op.f("fk_notifikasi_kegiatan_id")
        ),
        sa.ForeignKeyConstraint(
            ["pengguna_id"], ["pengguna.id"], name=op.f("fk_notifikasi_pengguna_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notifikasi")),
    )
    op.create_index("ix_notifikasi_pengguna", "notifikasi", ["pengguna_id", "dibaca"], unique=False)
    op.create_table(
        "foto",
        sa.Column("dokumen_id", types.Kunci, nullable=False),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("sumber_posisi", sa.Text(), nullable=False),
        sa.Column("sha256_asal", sa.Text(), nullable=False),
        sa.Column("waktu_foto", sa.Text(), nullable=False),
        sa.Column("arah", sa.Double(), nullable=True),
        sa.Column("jarak_m", sa.Double(), nullable=True),
        sa.Column("letak_m", sa.Double(), nullable=True),
        sa.Column("bukti", sa.Text(), nullable=False),
        sa.Column("lebar", sa.Integer(), nullable=False),
        sa.Column("tinggi", sa.Integer(), nullable=False),
        sa.Column("sha256_publik", sa.Text(), nullable=False),
        sa.Column("sha256_kecil", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_foto_dokumen_id")),
        sa.PrimaryKeyConstraint("dokumen_id", name=op.f("pk_foto")),
    )
    op.create_table(
        "terbitan_dokumen",
        sa.Column("id", types.Kunci, autoincrement=False, nullable=False),
        sa.Column("terbitan_id", types.Kunci, nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("ukuran", sa.BigInteger(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=False),
        sa.Column("diunggah", types.Waktu(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sha256_kecil", sa.Text(), nullable=False),
        sa.Column("lebar", sa.Integer(), nullable=True),
        sa.Column("tinggi", sa.Integer(), nullable=True),
        sa.Column("waktu_foto", sa.Text(), nullable=False),
        sa.Column("bukti", sa.Text(), nullable=False),
        sa.Column("jarak_m", sa.Double(), nullable=True),
        sa.Column("letak_m", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terbitan_dokumen")),
    )
    op.create_index("ix_terbitan_dokumen_terbitan", "terbitan_dokumen", ["terbitan_id"])
    op.create_index("ix_terbitan_dokumen_sha256", "terbitan_dokumen", ["sha256"])
    op.create_index("ix_terbitan_dokumen_sha256_kecil", "terbitan_dokumen", ["sha256_kecil"])
    connection = op.get_bind()
    dialect = dialect_of(connection.engine.url)
    for table in _KEPT:
        dialect.keep_rows(connection, table)
    dialect.hide_tables(connection)


def downgrade() -> None:
    """Remove them; the data with them."""
    op.drop_table("terbitan_dokumen")
    op.drop_table("foto")
    op.drop_index("ix_notifikasi_pengguna", table_name="notifikasi")
    op.drop_table("notifikasi")
    op.drop_table("jadwal_minggu")
    op.drop_index(op.f("ix_dokumen_sha256"), table_name="dokumen")
    op.drop_index(op.f("ix_dokumen_kegiatan_id"), table_name="dokumen")
    op.drop_index(op.f("ix_dokumen_ajuan_id"), table_name="dokumen")
    op.drop_table("dokumen")
    op.drop_index(op.f("ix_ajuan_langkah_ajuan_id"), table_name="ajuan_langkah")
    op.drop_table("ajuan_langkah")
    op.drop_index(op.f("ix_penugasan_kegiatan_id"), table_name="penugasan")
    op.drop_table("penugasan")
    op.drop_index(op.f("ix_penanganan_kegiatan_id"), table_name="penanganan")
    op.drop_table("penanganan")
    op.drop_table("jejak_pribadi")
    op.drop_table("jadwal")
    op.drop_table("draf")
    op.drop_index(
        "uq_ajuan_laporan_berjalan",
        table_name="ajuan",
        sqlite_where=sa.text("jenis = 'fisik' AND keadaan NOT IN ('disetujui', 'dibatalkan')"),
        postgresql_where=sa.text("jenis = 'fisik' AND keadaan NOT IN ('disetujui', 'dibatalkan')"),
    )
    op.drop_index(op.f("ix_ajuan_kegiatan_id"), table_name="ajuan")
    op.drop_index("ix_ajuan_keadaan", table_name="ajuan")
    op.drop_table("ajuan")
    op.drop_index(op.f("ix_jejak_kegiatan_id"), table_name="jejak")
    op.drop_table("jejak")
    op.drop_index("ix_percobaan_masuk_kunci", table_name="percobaan_masuk")
    op.drop_table("percobaan_masuk")
    op.drop_table("pengguna")
    op.drop_table("jejak_geometri")
