import { crc32, deflateSync } from 'node:zlib';
import { readSettings } from '#server/config/settings.ts';
import { readSchemas } from '../../infra/scripts/package-app/check-schema.ts';
import { makePackages } from '../../infra/scripts/package-app/make-packages.ts';
import { readSources, type Sources } from '../../infra/scripts/package-app/sources.ts';

const clientId = '5d0f1c8e-52cf-4a9b-8f6e-6d5f0d6f4a11';

/** Settings of a plausible school. */
export const school = {
  TENANT_ID: 'b7b1f7de-9b0a-4d7f-8c52-3d6a1c2e4f44',
  CLIENT_ID: clientId,
  CLIENT_SECRET: 'unused',
  BOT_ID: '0f3b3a52-1c80-4b0e-9d5b-1f6a3f9f7c22',
  TEAMS_APP_ID: '9c1e4c8d-7a43-4d0c-a9c5-2b8f5f1d3e33',
  SHAREPOINT_SITE_ID: 'site',
  MAIL_SENDER: 'policies@oakfield.sch.uk',
  PUBLIC_URL: 'https://policies.oakfield.sch.uk',
  API_URI: `api://policies.oakfield.sch.uk/${clientId}`,
} as const;

export type Env = Readonly<Record<string, string>>;

export const sources = readSources('.');
const schemas = readSchemas('.');

/** The school's packages, from the repository's own files but for the ones given. */
export function make(changed: Partial<Sources> = {}, env: Env = {}): ReturnType<typeof makePackages> {
  return makePackages({ ...sources, ...changed }, schemas, readSettings({ ...school, ...env }));
}

/** A square picture of one colour. */
export function plainPng(
  size: number,
  colour: readonly [red: number, green: number, blue: number, alpha: number],
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => colour).flat()]);
  const rows = Buffer.concat(Array.from({ length: size }, () => row));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(bytes.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
