import { type Fault, unless } from './fault.ts';
import type { Manifest } from './manifest-shape.ts';
import { named, within, type XmlElement } from './read-xml.ts';

/** Sizes that a button needs: https://learn.microsoft.com/javascript/api/manifest/icon */
const onDesktop = ['16x1', '32x1', '80x1'];
const onPhones = [25, 32, 48].flatMap((size) => [1, 2, 3].map((scale) => `${size}x${scale}`));

/** What no schema of ours holds: that the parts of the add-in's manifest name each other rightly. */
export function checkOutlook(manifest: Manifest, outlook: XmlElement): readonly Fault[] {
  const resources = named(outlook, 'Resources').flatMap(({ children }) => children.flatMap((list) => list.children));
  const known = resources.map(({ attributes }) => attributes['id'] ?? '');
  const asked = [...new Set(within(outlook).flatMap(({ attributes }) => attributes['resid'] ?? []))];
  const ids = [...named(outlook, 'Group'), ...named(outlook, 'Control')].map(
    ({ attributes }) => attributes['id'] ?? '',
  );
  const name = outlook.children.find((one) => one.name === 'DisplayName')?.attributes['DefaultValue'];
  return [
    ...asked
      .filter((id) => !known.includes(id) || id.length > 32)
      .map((id) => ({
        what: `outlook-manifest.xml asks for the resource ${id}, which Resources lacks or names with over 32 characters.`,
        fix: 'Add it to Resources, or correct the resid.',
      })),
    ...known
      .filter((id) => !asked.includes(id))
      .map((id) => ({ what: `outlook-manifest.xml has the resource ${id}, which nothing uses.`, fix: 'Take it out.' })),
    ...[...known, ...ids]
      .filter((id, at, every) => every.indexOf(id) !== at)
      .map((id) => ({ what: `outlook-manifest.xml has the id ${id} twice.`, fix: 'Give each its own id.' })),
    ...hasIcons(outlook, 'DesktopFormFactor', onDesktop),
    ...hasIcons(outlook, 'MobileFormFactor', onPhones),
    // In a list of apps the two could not be told apart otherwise.
    ...unless(
      name !== undefined && name !== manifest.name.short,
      `outlook-manifest.xml DisplayName is "${name ?? ''}", the name of the Teams app.`,
      'Give the add-in a name of its own.',
    ),
  ];
}

function hasIcons(outlook: XmlElement, formFactor: string, sizes: readonly string[]): readonly Fault[] {
  const [place] = named(outlook, formFactor);
  if (!place)
    return [
      { what: `outlook-manifest.xml has no ${formFactor}.`, fix: 'Add it: the add-in is there for its clients.' },
    ];
  const found = named(place, 'bt:Image').map(({ attributes }) => `${attributes['size']}x${attributes['scale'] ?? 1}`);
  const missing = sizes.filter((size) => !found.includes(size));
  return unless(
    missing.length === 0,
    `outlook-manifest.xml ${formFactor} lacks the icons ${missing.join(', ')} (size x scale).`,
    'Name an icon for every size and scale that Outlook asks for.',
  );
}
