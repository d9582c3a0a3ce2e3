import { type Fault, unless } from './fault.ts';
import type { Manifest } from './manifest-shape.ts';
import { named, type XmlElement } from './read-xml.ts';

/**
 * The pane reads the headers, and else the body, of the message beside it: that is "read item" in both manifests.
 * https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions
 */
const used = { manifest: 'MailboxItem.Read.User (Delegated)', outlook: 'ReadItem' };

/** No permission wider than what is used, and none too few. */
export function checkPermissions(manifest: Manifest, outlook: XmlElement): readonly Fault[] {
  const asked = (manifest.authorization?.permissions?.resourceSpecific ?? []).map(
    ({ name, type }) => `${name} (${type})`,
  );
  const beside = [...manifest.permissions, ...manifest.devicePermissions];
  const ofAddin = named(outlook, 'Permissions')[0]?.text ?? '';
  return [
    ...unless(
      asked.join() === used.manifest,
      `manifest.json asks for ${asked.join(', ') || 'no permission'}, and the product uses ${used.manifest}.`,
      'Ask for exactly what is used.',
    ),
    ...unless(
      beside.length === 0,
      `manifest.json asks for ${beside.join(', ')}, which the product does not use.`,
      'Take permissions and devicePermissions out.',
    ),
    ...unless(
      ofAddin === used.outlook,
      `outlook-manifest.xml asks for ${ofAddin || 'no permission'}, and the product uses ${used.outlook}.`,
      'Ask for exactly what is used.',
    ),
    ...unless(
      named(outlook, 'ExtendedPermissions').length === 0,
      'outlook-manifest.xml asks for extended permissions, which the product does not use.',
      'Take ExtendedPermissions out.',
    ),
  ];
}
