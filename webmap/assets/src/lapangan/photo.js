// A photo made ready for the queue: what the original says is read first, then a smaller copy is
// made. The original is kept beside it while there is room, because the office believes it more.
import { readExif } from "../lib/exif.js";

const EDGE_PX = 1600;
const QUALITY = 0.82;
/** So small an original is sent as it is. */
const SMALL_BYTES = 1_500_000;
/** The office takes no larger image. */
const LARGEST_BYTES = 20_000_000;
/** So much room must be left after an original was kept. */
const ROOM_BYTES = 100_000_000;
const TAKEN = ["image/jpeg", "image/png", "image/webp"];
/** A position of the phone counts for a photo that was taken just now. */
const FRESH_MS = 10 * 60_000;
const ACCURATE_M = 100;

/** `{nama, ukuran, jepretan, posisi, sha256, kecil, asli}` of a file; throws when it is no image. */
export async function preparePhoto(file) {
  const bytes = await file.arrayBuffer();
  const jepretan = readExif(bytes);
  const small = bytes.byteLength <= SMALL_BYTES && TAKEN.includes(file.type);
  const kecil = await shrink(file);
  return {
    nama: file.name,
    ukuran: bytes.byteLength,
    jepretan,
    posisi: jepretan.lon === null ? "" : "berkas",
    sha256: await sha256(bytes),
    kecil: small ? null : kecil,
    asli: small || (await isRoomFor(file, bytes)) ? bytes : null,
  };
}

/** The same photo with the phone's own position, if the file has none and was taken just now. */
export async function withPlace(photo, file, isCamera) {
  if (photo.posisi || Math.abs(Date.now() - takenAt(photo, file, isCamera)) > FRESH_MS) return photo;
  const place = await readPlace();
  return place ? { ...photo, posisi: "perangkat", jepretan: { ...photo.jepretan, ...place } } : photo;
}

/** What the camera says of the time; a file that only came from somewhere just now was not taken here. */
function takenAt({ jepretan }, file, isCamera) {
  if (jepretan.waktu) return Date.parse(jepretan.waktu);
  return isCamera ? file.lastModified : 0;
}

function readPlace() {
  return new Promise((resolve) => {
    const found = ({ coords }) =>
      resolve(coords.accuracy <= ACCURATE_M ? { lon: coords.longitude, lat: coords.latitude } : null);
    const options = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
    if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, () => resolve(null), options);
    else resolve(null);
  });
}

async function shrink(file) {
  const url = URL.createObjectURL(file);
  const canvas = document.createElement("canvas");
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(1, EDGE_PX / Math.max(image.naturalWidth, image.naturalHeight));
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    // the browser turns it upright as its EXIF says
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return await blob.arrayBuffer();
  } finally {
    URL.revokeObjectURL(url);
    // phones with little memory keep a canvas until it is small
    canvas.width = canvas.height = 0;
  }
}

async function sha256(bytes) {
  // only pages with TLS may count it
  if (!crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function isRoomFor(file, bytes) {
  if (!TAKEN.includes(file.type) || bytes.byteLength > LARGEST_BYTES) return false;
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage - bytes.byteLength > ROOM_BYTES;
}
