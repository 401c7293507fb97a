"""Accounts from the command line: wrong calls first, and passwords that are shown once."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sipurbo_geo.cli import main
from sipurbo_geo.cli.demo_accounts import offer_accounts
from sipurbo_geo.cli.secret_file import keep_secret_key
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.query.kantor.pengguna import find_akun
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from webmap.kata_sandi import is_sandi

Run = Callable[..., Result]
BUDI = ("user", "add", "budi", "--nama", "Budi Contoh", "--peran", "pptk")
SANDI = "kopi hujan sepeda"


@pytest.fixture
def run(catalogue_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`sipurbo …` on an empty catalogue, with what is typed into it."""
    monkeypatch.setenv("SIPURBO_DATABASE_URL", catalogue_url)
    monkeypatch.delenv("SIPURBO_BAHASA", raising=False)

    def call(*words: str, typed: str = "") -> Result:
        result = CliRunner().invoke(main, words, input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def opens(catalogue: Catalogue) -> Iterator[Callable[[str, str], bool]]:
    """Whether a password opens an account."""

    def check(akun: str, sandi: str) -> bool:
        with catalogue.reading_register() as conn:
            found = find_akun(conn, akun)
        return found is not None and found.aktif and is_sandi(found.sandi, sandi)

    return check


@pytest.mark.parametrize(
    "words",
    [
        (*BUDI[:-1], "raja"),
        (*BUDI[:2], "Budi Contoh", *BUDI[3:]),
        (*BUDI, "--bidang", "bina-mraga"),
        BUDI[:-2],
        (*BUDI, "--sandi", SANDI),
    ],
    ids=["role", "name", "unit", "no role", "password as a word"],
)
def test_a_wrong_call_opens_nothing(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert json.loads(run("user", "list", "--json").stdout) == {"pengguna": []}


def test_a_weak_password_from_standard_input_is_refused(run: Run) -> None:
    for typed in ("", "pendek\n", "budibudi1234\n"):
        assert run(*BUDI, "--stdin", typed=typed).exit_code == 2


@pytest.mark.parametrize("verb", ["disable", "enable", "reset"])
def test_an_unknown_account_is_named(run: Run, verb: str) -> None:
    result = run("user", verb, "hantu")
    assert result.exit_code == 1
    assert "Akun 'hantu' tidak ada" in result.stderr


def test_without_an_account_the_list_says_how_to_open_the_first(run: Run) -> None:
    assert "sipurbo user add" in run("user", "list").stdout


def test_a_made_up_password_is_shown_once_and_opens(
    run: Run, opens: Callable[[str, str], bool]
) -> None:
    made = json.loads(run(*BUDI, "--bidang", "bina-marga", "--json").stdout)
    assert opens("budi", made["sandi"])
    told = run("user", "list").stdout + run("user", "list", "--json").stdout
    assert made["sandi"] not in told
    assert "scrypt" not in told
    one = json.loads(run("user", "list", "--json").stdout)["pengguna"][0]
    assert one == {
        "id": made["id"],
        "akun": "budi",
        "nama": "Budi Contoh",
        "peran": "pptk",
        "bidang": ["bina-marga"],
        "aktif": True,
        "ganti_sandi": True,
        "penugasan": 0,
        "terakhir_masuk": None,
    }
    assert run(*BUDI).exit_code == 1


def test_a_password_from_standard_input_is_taken_and_not_repeated(
    run: Run, opens: Callable[[str, str], bool]
) -> None:
    result = run(*BUDI, "--stdin", typed=f"{SANDI}\n")
    assert SANDI not in result.stdout + result.stderr
    assert opens("budi", SANDI)
    assert "sandi" not in json.loads(
        run("user", "reset", "budi", "--stdin", "--json", typed="gunung tujuh danau\r\n").stdout
    )
    assert opens("budi", "gunung tujuh danau")


def test_an_account_is_closed_opened_and_given_a_new_password(
    run: Run, opens: Callable[[str, str], bool]
) -> None:
    run(*BUDI, "--stdin", typed=SANDI)
    assert json.loads(run("user", "disable", "BUDI", "--json").stdout)["berubah"]
    assert not opens("budi", SANDI)
    assert "ditutup" in run("user", "list").stdout
    assert not json.loads(run("user", "disable", "budi", "--json").stdout)["berubah"]
    assert "dibuka kembali" in run("user", "enable", "budi").stdout
    assert opens("budi", SANDI)
    said = run("user", "reset", "budi").stdout
    assert "hanya tampil sekali" in said
    assert opens("budi", said.split()[-1])
    assert not opens("budi", SANDI)


def test_the_demo_has_one_account_a_role_and_tells_their_passwords_once(
    kantor_kosong: Catalogue, opens: Callable[[str, str], bool], capsys: pytest.CaptureFixture[str]
) -> None:
    offer_accounts(kantor_kosong, "sqlite:///x.gpkg", "id")
    shown = capsys.readouterr()
    assert shown.out == ""
    words = [line.split() for line in shown.err.splitlines()[1:]]
    assert [line[0] for line in words] == [peran.value for peran in Peran]
    for akun, sandi, *_ in words:
        assert opens(akun, sandi)
    with kantor_kosong.reading_register() as conn:
        konsultan = find_akun(conn, "konsultan")
    assert konsultan is not None
    assert len(konsultan.pelaku.ditugaskan) == 1
    offer_accounts(kantor_kosong, "sqlite:///x.gpkg", "en")
    again = capsys.readouterr().err
    assert "sipurbo --database sqlite:///x.gpkg user reset administrator" in again
    assert not [sandi for _, sandi, *_ in words if sandi in again]


@pytest.fixture
def kantor_kosong(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """A road under construction, and nobody to look after it."""
    from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan

    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
    return catalogue


def test_a_data_folder_keeps_one_secret_key_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "kunci-sesi"
    key = keep_secret_key(file)
    assert len(key) == 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    assert keep_secret_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["kunci-sesi"]


def test_a_key_file_that_was_cut_off_is_no_key(tmp_path: Path) -> None:
    file = tmp_path / "kunci-sesi"
    file.write_text("\n")
    (tmp_path / "kunci-sesi.sebagian").write_text("terpotong")
    assert len(keep_secret_key(file)) == 64
    assert keep_secret_key(file) != keep_secret_key(tmp_path / "lain")
