const WIDTH_IN_BYTES = 20;
const WIDTH_IN_BITS = WIDTH_IN_BYTES * 8;
const SHIFT = 11;

/**
 * The one hash of a file that Graph gives for SharePoint (GD hashes.md): each byte is combined by exclusive or at a place
 * 11 bits on from the one before, in a ring of 160 bits, and the length with the last 8 bytes.
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export function quickXorHash(bytes: Uint8Array): string {
  const ring = new Uint8Array(WIDTH_IN_BYTES);
  const combine = (place: number, value: number) => {
    ring[place] = (ring[place] ?? 0) ^ value;
  };
  let bit = 0;
  for (const byte of bytes) {
    const place = bit >> 3;
    const within = bit & 7;
    combine(place, (byte << within) & 0xff);
    combine((place + 1) % WIDTH_IN_BYTES, byte >> (8 - within));
    bit = (bit + SHIFT) % WIDTH_IN_BITS;
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  for (const [at, byte] of length.entries()) combine(WIDTH_IN_BYTES - length.length + at, byte);
  return Buffer.from(ring).toString('base64');
}
