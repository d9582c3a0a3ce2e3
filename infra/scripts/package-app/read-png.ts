import { inflateSync } from 'node:zlib';

export type Picture = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of every pixel, row by row. */
  readonly pixels: Buffer;
};

/** Bytes a pixel, by the colour type of the file: red, green and blue, or these with alpha. */
const bytesOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a PNG of eight bits a channel, which is what a browser draws (https://www.w3.org/TR/png-3/). @throws Error for any other */
export function readPng(file: Buffer): Picture {
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('it is no PNG');
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const step = bytesOf[file.readUInt8(25)];
  if (file.readUInt8(24) !== 8 || step === undefined || file.readUInt8(28) !== 0)
    throw new Error('it is no plain PNG of eight bits a channel');
  const rows = unfiltered(inflateSync(dataOf(file)), width * step, height, step);
  if (step === 4) return { width, height, pixels: rows };
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) rows.copy(pixels, at * 4, at * 3, at * 3 + 3);
  return { width, height, pixels };
}

function dataOf(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Each row begins with the name of its filter, which tells every byte as a difference from its neighbours. */
function unfiltered(data: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column++) {
      const at = row * rowBytes + column;
      const left = column >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = row > 0 && column >= step ? (out[at - rowBytes - step] ?? 0) : 0;
      const near = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = ((data[row * (rowBytes + 1) + 1 + column] ?? 0) + near) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
