// Where and when a photo was taken, read from the bytes of the original before anything is done to
// it. sipurbo_geo/intake/berkas/exif.py says the same of the same file; a test compares them.

const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const [SHORT, LONG, RATIONAL, SIGNED_LONG, SIGNED_RATIONAL] = [3, 4, 5, 9, 10];
const LONGEST = 40;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
// when the shutter opened, when it was digitised, when the file was changed; each with its offset
const STAMPS = [
  [0x9003, 0x9011],
  [0x9004, 0x9012],
  [0x0132, 0x9010],
];
const GPS = { latSide: 1, lat: 2, lonSide: 3, lon: 4, clock: 7, direction: 17, day: 29 };

/** `{lon, lat, waktu, arah}` of a JPEG; null or "" for what it does not say, or says brokenly. */
export function readExif(buffer) {
  const nothing = { lon: null, lat: null, waktu: "", arah: null };
  try {
    const tiff = findTiff(new DataView(buffer));
    return tiff ? tell(tiff) : nothing;
  } catch (error) {
    // a broken file points outside itself
    if (error instanceof RangeError) return nothing;
    throw error;
  }
}

function tell(tiff) {
  const main = tiff.directory(tiff.first);
  const details = { ...main, ...tiff.directory(main[EXIF_IFD]?.[0]) };
  const gps = tiff.directory(main[GPS_IFD]?.[0]);
  return { ...position(gps), waktu: shutterTime(details) || satelliteTime(gps), arah: direction(gps) };
}

/** The TIFF inside the segment APP1 of a JPEG, or null. */
function findTiff(view) {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (marker >> 8 !== 0xff || marker === 0xffda || length < 2) return null;
    if (marker === 0xffe1 && ascii(view, at + 4, 6) === "Exif\0\0") {
      return openTiff(new DataView(view.buffer, view.byteOffset + at + 10, length - 8));
    }
    at += 2 + length;
  }
  return null;
}

function openTiff(view) {
  const little = view.getUint16(0) === 0x4949;
  const directory = (at) => (at ? readDirectory(view, at, little) : {});
  return { first: view.getUint32(4, little), directory };
}

/** Tag → values: a list of numbers, or a text. */
function readDirectory(view, at, little) {
  const found = {};
  const count = view.getUint16(at, little);
  for (let n = 0; n < count; n += 1) {
    const entry = at + 2 + n * 12;
    const type = view.getUint16(entry + 2, little);
    const many = view.getUint32(entry + 4, little);
    const size = (SIZES[type] ?? 0) * many;
    if (!size) continue;
    const from = size > 4 ? view.getUint32(entry + 8, little) : entry + 8;
    if (from + size > view.byteLength) continue;
    found[view.getUint16(entry, little)] = readValue(view, from, type, many, little);
  }
  return found;
}

function readValue(view, from, type, many, little) {
  // what is read here is short; a maker's note may fill a segment
  const wanted = Math.min(many, LONGEST);
  if (type === 2 || type === 7) return ascii(view, from, wanted);
  return Array.from({ length: wanted }, (_, n) => readNumber(view, from + n * SIZES[type], type, little));
}

function readNumber(view, at, type, little) {
  switch (type) {
    case SHORT:
      return view.getUint16(at, little);
    case LONG:
      return view.getUint32(at, little);
    case SIGNED_LONG:
      return view.getInt32(at, little);
    case RATIONAL:
      return view.getUint32(at, little) / view.getUint32(at + 4, little);
    case SIGNED_RATIONAL:
      return view.getInt32(at, little) / view.getInt32(at + 4, little);
    default:
      return view.getUint8(at);
  }
}

function position(gps) {
  const lat = angle(gps[GPS.lat], gps[GPS.latSide], "NS", 90);
  const lon = angle(gps[GPS.lon], gps[GPS.lonSide], "EW", 180);
  // phones without a fix write zeros
  return lat === null || lon === null || (lat === 0 && lon === 0) ? { lon: null, lat: null } : { lon, lat };
}

function angle(parts, side, sides, limit) {
  const letter = text(side).slice(0, 1).toUpperCase();
  // the standard asks for degrees, minutes and seconds; one number alone is no angle
  if (!letter || !sides.includes(letter) || !isNumbers(parts) || parts.length < 2) return null;
  if (Math.min(...parts) < 0) return null;
  const value = parts.slice(0, 3).reduce((sum, part, place) => sum + part / 60 ** place, 0);
  return value > limit ? null : round(letter === sides[1] ? -value : value, 7);
}

function direction(gps) {
  const degrees = gps[GPS.direction]?.[0];
  return Number.isFinite(degrees) && degrees >= 0 && degrees <= 360 ? round(degrees % 360, 1) : null;
}

function shutterTime(details) {
  for (const [stamp, offset] of STAMPS) {
    const moment = isoMoment(text(details[stamp]));
    const zone = text(details[offset]).trim();
    if (moment) return moment + (/^([+-]\d\d:\d\d|Z)$/.test(zone) ? zone : "");
  }
  return "";
}

function satelliteTime(gps) {
  const clock = gps[GPS.clock];
  if (!isNumbers(clock) || clock.length !== 3) return "";
  const hours = clock.map((part) => String(Math.trunc(part)).padStart(2, "0")).join(":");
  const moment = isoMoment(`${text(gps[GPS.day]).trim()} ${hours}`);
  return moment && `${moment}+00:00`;
}

/** "2026:11:24 10:12:00" as ISO 8601; "" for no real moment. */
function isoMoment(stamp) {
  const parts = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(stamp);
  if (!parts) return "";
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`;
  const moment = new Date(`${iso}Z`);
  // 31 February becomes March in some engines
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 19) !== iso ? "" : iso;
}

const isNumbers = (value) => Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
const text = (value) => (typeof value === "string" ? value.replace(/\0/g, "") : "");
const round = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits;

function ascii(view, at, length) {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}
