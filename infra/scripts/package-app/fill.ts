import { createHash } from 'node:crypto';
import type { Settings } from '#server/config/settings.ts';
import type { Sources } from './sources.ts';

/** The settings that a package carries to Microsoft. */
export type PackageSettings = Pick<Settings, 'publicUrl' | 'clientId' | 'botId' | 'teamsAppId' | 'apiUri'>;

/** Puts the school's ids and addresses into the two manifests. A place that has no value stays, and is found later. */
export function fill(
  sources: Pick<Sources, 'manifest' | 'outlook' | 'version'>,
  settings: PackageSettings,
): { readonly manifest: string; readonly outlook: string } {
  const values: Readonly<Record<string, string>> = {
    PUBLIC_URL: settings.publicUrl,
    HOST: new URL(settings.publicUrl).host,
    CLIENT_ID: settings.clientId,
    BOT_ID: settings.botId,
    TEAMS_APP_ID: settings.teamsAppId,
    API_URI: settings.apiUri,
    VERSION: sources.version,
    OUTLOOK_ADDIN_ID: outlookAddinId(settings.teamsAppId),
    OUTLOOK_VERSION: outlookVersion(sources.version),
  };
  const filled = (text: string, escaped: (value: string) => string) =>
    text.replace(/\{\{([A-Z_]+)\}\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : escaped(value);
    });
  return {
    manifest: filled(sources.manifest, (value) => JSON.stringify(value).slice(1, -1)),
    outlook: filled(sources.outlook, escapeXml),
  };
}

/**
 * The add-in for Outlook needs an id other than the app's, and always the same one for one app: a UUID made from the
 * app's id (RFC 9562, section 5.5).
 * https://learn.microsoft.com/office/dev/add-ins/concepts/duplicate-legacy-metaos-add-ins
 */
export function outlookAddinId(teamsAppId: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(teamsAppId.replaceAll('-', ''), 'hex'))
    .update('outlook-add-in');
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Four numbers, and Office refuses a version below 1.0: the product's own three go behind a 1. */
export function outlookVersion(version: string): string {
  return `1.${version}`;
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
