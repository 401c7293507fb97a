// Numbers and times as the page writes them.

const CLOCK_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `number("62.5")` is "62,5" in Indonesian; `signed` writes the sign too. */
export function formats(bahasa) {
  const locale = bahasa === "en" ? "en-GB" : "id-ID";
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  const time = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  return {
    number: (text) => plain.format(Number(text)),
    signed: (value) => signed.format(value).replace("-", "−"),
    formatTime: (moment) => time.format(new Date(moment)),
  };
}

/** What to say when the phone's clock and the office's are apart; "" when they are not. */
export function clockFault(say, saya) {
  const apart = Math.abs(saya?.selisih ?? 0);
  if (apart < CLOCK_MS) return "";
  const [name, unit] = apart < HOUR_MS ? ["jam_menit", 60_000] : apart < 2 * DAY_MS ? ["jam_jam", HOUR_MS] : ["jam_hari", DAY_MS];
  return say("jam", { selisih: say(name, { jumlah: Math.round(apart / unit) }) });
}
