"""People of the office, each at a browser of their own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, Page, expect

SANDI = "hujan turun sejak subuh"


@dataclass(frozen=True, slots=True)
class Petugas:
    """One officer: an account, and the page that it works on."""

    base: str
    akun: str
    page: Page

    def enter(self, sementara: str) -> None:
        """Sign in for the first time: nothing opens before the given password is changed."""
        self.page.goto(f"{self.base}/masuk")
        self.page.get_by_label("Nama akun").fill(self.akun)
        self.page.get_by_label("Kata sandi").fill(sementara)
        self.page.get_by_role("button", name="Masuk").click()
        expect(self.page.get_by_role("heading", name="Ganti kata sandi")).to_be_visible()
        self.page.goto(f"{self.base}/admin/kegiatan")
        expect(self.page.get_by_role("heading", name="Ganti kata sandi")).to_be_visible()
        self.page.get_by_label("Kata sandi lama").fill(sementara)
        self.page.get_by_label("Kata sandi baru", exact=True).fill(f"{SANDI} {self.akun}")
        self.page.get_by_label("Ulangi kata sandi baru").fill(f"{SANDI} {self.akun}")
        self.page.get_by_role("button", name="Simpan kata sandi").click()
        expect(self.page.get_by_role("heading", name="Meja kerja")).to_be_visible()

    def open(self, path: str) -> Page:
        """Go to an address of the office that is open to this officer."""
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, (self.akun, path, answer.status)
        return self.page

    def press(self, button: str) -> Page:
        """Press the button with this name."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state("load")
        return self.page

    def tries(self, path: str, **form: str) -> APIResponse:
        """Ask for an address that no button offers; with a form: send it, with a valid token."""
        address = self.base + path
        if not form:
            return self.page.request.get(address)
        token = self.page.locator("[name=csrf_token]").first.input_value()
        return self.page.request.post(address, form={**form, "csrf_token": token})

    def at(self) -> str:
        """The path that is open now."""
        return urlsplit(self.page.url).path
