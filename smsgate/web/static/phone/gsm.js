// What a text costs: the same counting as smsgate/wording/segments.py, for the counter beside the text being typed.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("\f^{}\\[~]|€");

/** Septets of a GSM-7 text (extension characters take two), or UTF-16 units of any other. */
export function measure(text) {
  const chars = [...text];
  const gsm = chars.every((char) => BASIC.has(char) || EXTENSION.has(char));
  const sizes = chars.map((char) => (gsm ? (EXTENSION.has(char) ? 2 : 1) : char.length));
  const [alone, joined] = gsm ? [160, 153] : [70, 67];
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= alone) return { units, segments: 1, room: alone };
  let segments = 1;
  let left = joined;
  for (const size of sizes) {
    if (size > left) [segments, left] = [segments + 1, joined];
    left -= size;
  }
  return { units, segments, room: segments * joined };
}
