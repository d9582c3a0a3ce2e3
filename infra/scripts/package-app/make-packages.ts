import { checkActivities } from './check-activities.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkPackageIcons, checkServedIcons } from './check-icons.ts';
import { checkIds, checkPlaces } from './check-ids.ts';
import { checkOutlook } from './check-outlook.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkSchema, type Schemas } from './check-schema.ts';
import { checkSettings } from './check-settings.ts';
import { checkOutlookTexts, checkTexts } from './check-texts.ts';
import type { Fault } from './fault.ts';
import { fill, type PackageSettings } from './fill.ts';
import { type Manifest, readManifest } from './manifest-shape.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import type { Sources } from './sources.ts';
import { zip } from './zip.ts';

/** The package for Teams, new Outlook and Outlook on the web, and the manifest for Outlook on Mac and phones. */
export type Packages = { readonly app: Buffer; readonly outlook: string };

type Read<T> = { readonly value: T | null; readonly faults: readonly Fault[] };

/** Fills in, checks and packs. Where anything is at fault there are no packages, and every fault is told. */
export function makePackages(
  sources: Sources,
  schemas: Schemas,
  settings: PackageSettings,
): { readonly packages: Packages | null; readonly faults: readonly Fault[] } {
  // A plain address is told once, with its setting, and not again for each place it would stand in.
  const secure = { ...settings, publicUrl: settings.publicUrl.replace(/^http:/, 'https:') };
  const filled = fill(sources, secure);
  const json = reading('manifest.json', () => JSON.parse(filled.manifest) as unknown);
  const xml = reading('outlook-manifest.xml', () => readXml(filled.outlook));
  const languages = [...sources.languages].map(
    ([name, text]) => [name, reading(`locales/${name}`, () => JSON.parse(text) as unknown)] as const,
  );
  const texts = new Map(languages.map(([name, { value }]) => [name, value]));
  const manifest = readManifest(json.value);
  const faults = [
    ...checkSettings(settings),
    ...json.faults,
    ...xml.faults,
    ...languages.flatMap(([, { faults }]) => faults),
    ...checkPlaces('manifest.json', filled.manifest),
    ...checkPlaces('outlook-manifest.xml', filled.outlook),
    ...(json.value ? checkSchema('manifest.json', json.value, schemas.manifest) : []),
    ...[...texts].flatMap(([name, value]) => (value ? checkSchema(`locales/${name}`, value, schemas.language) : [])),
    ...(manifest && xml.value ? checkBoth({ manifest, json: json.value, xml: xml.value, texts }, sources, secure) : []),
  ];
  if (faults.length > 0 || !manifest) return { packages: null, faults };
  return { packages: { app: pack(manifest, json.value, sources), outlook: filled.outlook }, faults };
}

type Contents = {
  readonly manifest: Manifest;
  readonly json: unknown;
  readonly xml: XmlElement;
  readonly texts: ReadonlyMap<string, unknown>;
};

function checkBoth(
  { manifest, json, xml, texts }: Contents,
  sources: Sources,
  settings: PackageSettings,
): readonly Fault[] {
  return [
    ...checkIds(manifest, xml, settings, sources.version),
    ...checkAddresses(manifest, json, xml, settings),
    ...checkTexts(manifest, json, texts),
    ...checkOutlookTexts(manifest, xml),
    ...checkPackageIcons(manifest, sources.icons),
    ...checkServedIcons(manifest, xml, sources.servedIcons),
    ...checkActivities(manifest),
    ...checkPermissions(manifest, xml),
    ...checkOutlook(manifest, xml),
  ];
}

/** The manifest first, then what it names, in the order it names them. */
function pack(manifest: Manifest, json: unknown, sources: Sources): Buffer {
  const { color, outline, color32x32 } = manifest.icons;
  const icons = [color, outline, ...(color32x32 === undefined ? [] : [color32x32])];
  const files = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  return zip([
    { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(json, null, 2)}\n`) },
    ...icons.map((name) => ({ name, bytes: sources.icons.get(name) ?? Buffer.alloc(0) })),
    ...files.map((name) => ({ name, bytes: Buffer.from(sources.languages.get(name) ?? '') })),
  ]);
}

function reading<T>(file: string, read: () => T): Read<T> {
  try {
    return { value: read(), faults: [] };
  } catch (error) {
    return {
      value: null,
      faults: [{ what: `${file} cannot be read: ${(error as Error).message}.`, fix: `Correct appPackage/${file}.` }],
    };
  }
}
