import { type Fault, unless } from './fault.ts';
import { outlookAddinId, outlookVersion, type PackageSettings } from './fill.ts';
import type { Manifest } from './manifest-shape.ts';
import { named, type XmlElement } from './read-xml.ts';

/** Ids and versions: those of the settings, in the right places, and the same in both manifests. */
export function checkIds(
  manifest: Manifest,
  outlook: XmlElement,
  settings: PackageSettings,
  version: string,
): readonly Fault[] {
  const addinId = named(outlook, 'Id')[0]?.text ?? '';
  const addinVersion = named(outlook, 'Version')[0]?.text ?? '';
  const hidden = manifest.extensions.flatMap(({ alternates }) =>
    alternates.flatMap(({ hide }) => hide?.customOfficeAddin?.officeAddinId ?? []),
  );
  const same = (what: string, found: string | undefined, wanted: string, place: string) =>
    unless(
      found === wanted,
      `${what} is ${found ?? 'missing'}, and has to be ${wanted}.`,
      `Write ${place} there: it is filled in from the settings.`,
    );
  return [
    ...same('manifest.json id', manifest.id, settings.teamsAppId, '{{TEAMS_APP_ID}}'),
    ...same('manifest.json bots[0].botId', manifest.bots[0]?.botId, settings.botId, '{{BOT_ID}}'),
    ...same('manifest.json webApplicationInfo.id', manifest.webApplicationInfo?.id, settings.clientId, '{{CLIENT_ID}}'),
    ...same(
      'manifest.json webApplicationInfo.resource',
      manifest.webApplicationInfo?.resource,
      settings.apiUri,
      '{{API_URI}}',
    ),
    ...same('outlook-manifest.xml Id', addinId, outlookAddinId(settings.teamsAppId), '{{OUTLOOK_ADDIN_ID}}'),
    // Whoever has both would see two buttons: https://learn.microsoft.com/office/dev/add-ins/concepts/duplicate-legacy-metaos-add-ins
    ...unless(
      hidden.includes(addinId),
      `manifest.json hides the add-in ${hidden.join(', ') || '(none)'}, and outlook-manifest.xml is ${addinId}.`,
      'Write {{OUTLOOK_ADDIN_ID}} in both.',
    ),
    ...unless(
      /^\d+\.\d+\.\d+$/.test(version),
      `The product's version ${version} is not three numbers, as Teams and Office want it.`,
      'Set the version in package.json to three numbers with dots.',
    ),
    ...same('manifest.json version', manifest.version, version, '{{VERSION}}'),
    ...same('outlook-manifest.xml Version', addinVersion, outlookVersion(version), '{{OUTLOOK_VERSION}}'),
    ...unless(
      manifest.$schema.includes(`/v${manifest.manifestVersion}/`),
      `manifest.json says version ${manifest.manifestVersion} and names the schema ${manifest.$schema}.`,
      'Let $schema and manifestVersion name the same version.',
    ),
  ];
}

/** Places that no setting filled in. */
export function checkPlaces(file: string, text: string): readonly Fault[] {
  return [...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].map((place) => ({
    what: `${file} still has the place ${place}.`,
    fix: 'Name a place that infra/scripts/package-app/fill.ts fills in.',
  }));
}
