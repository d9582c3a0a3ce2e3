import { type Fault, unless } from './fault.ts';
import type { PackageSettings } from './fill.ts';
import { type Manifest, textsIn } from './manifest-shape.ts';
import { named, within, type XmlElement } from './read-xml.ts';

type Address = { readonly file: string; readonly place: string; readonly url: string };

/** Every address is https and of a host that is declared, and no host is declared that none of them needs. */
export function checkAddresses(
  manifest: Manifest,
  filled: unknown,
  outlook: XmlElement,
  settings: PackageSettings,
): readonly Fault[] {
  const inManifest = textsIn(filled)
    .filter(([place, text]) => place !== '$schema' && isAddress(text))
    .map(([place, url]) => ({ file: 'manifest.json', place, url }));
  const inOutlook = within(outlook).flatMap(({ name, attributes, text }) =>
    [attributes['DefaultValue'], attributes['Value'], text]
      .filter((value) => value !== undefined && isAddress(value))
      .map((url) => ({ file: 'outlook-manifest.xml', place: attributes['id'] ?? name, url: url ?? '' })),
  );
  const domains = named(outlook, 'AppDomain').map(({ text }) => text);
  return [
    ...[...inManifest, ...inOutlook].flatMap(isHttps),
    ...manifest.validDomains.flatMap(isExactDomain),
    ...declared(inManifest, manifest.validDomains, 'validDomains'),
    ...declared(
      inOutlook,
      domains.map((url) => hostOf(url)),
      'AppDomains',
    ),
    ...manifest.validDomains
      .filter((domain) => !domain.includes('*') && !inManifest.some(({ url }) => hostOf(url) === domain))
      .map((domain) => ({
        what: `manifest.json validDomains names ${domain}, which no address of the manifest uses.`,
        fix: 'Take it out: whatever stands there may be shown inside Teams.',
      })),
    ...unless(
      domains.every((url) => hostOf(url) === new URL(settings.publicUrl).host),
      `outlook-manifest.xml AppDomains names ${domains.join(', ')}, and the product is at ${settings.publicUrl}.`,
      'Write https://{{HOST}} there and nothing else.',
    ),
  ];
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function isHttps({ file, place, url }: Address): readonly Fault[] {
  return unless(
    url.startsWith('https://'),
    `${file} ${place} is ${url}, which is not https.`,
    'Give an https address: {{PUBLIC_URL}} stands for the product.',
  );
}

function isExactDomain(domain: string): readonly Fault[] {
  return unless(
    /^[a-z0-9.-]+(:\d+)?$/.test(domain),
    `manifest.json validDomains names ${domain}, which is not one host by its full name.`,
    'Name hosts one by one, without *, https:// or a path.',
  );
}

function declared(addresses: readonly Address[], hosts: readonly string[], list: string): readonly Fault[] {
  return addresses
    .filter(({ url }) => !hosts.includes(hostOf(url)))
    .map(({ file, place, url }) => ({
      what: `${file} ${place} is at ${hostOf(url)}, which ${list} does not name.`,
      fix: `Serve it from {{PUBLIC_URL}}, or name the host in ${list}.`,
    }));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
