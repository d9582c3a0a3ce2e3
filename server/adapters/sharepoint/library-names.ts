/**
 * Names that SharePoint, and the sync client behind it, take: no `" * : < > ? / \ |`, no `#` or `%` (some organisations
 * do not allow them), no space or full stop at either end, no `~` at the beginning, no reserved name, and
 * 400 characters for the whole path with the site's own part in it.
 * https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa
 * https://learn.microsoft.com/graph/onedrive-addressing-driveitems
 */
const longestFolder = 80;
const longestFile = 120;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop\.ini|forms)$/i;

/** The name of a folder for any text. */
export function folderName(text: string): string {
  const name = trimmed(cut(allowed(text), longestFolder));
  if (name === '') return 'Policy';
  return reserved.test(name) ? `${name} policy` : name;
}

/**
 * The name of a version's file for any file name. The beginning of the version's id makes it that version's own, and is
 * what leads from the file to the rows of the register.
 */
export function fileName(text: string, versionId: string): string {
  const name = allowed(text);
  const [, stem = name, extension = ''] = /^(.+)(\.[\p{L}\p{N}]{1,10})$/u.exec(name) ?? [];
  const ending = ` (${versionId.slice(0, 8)})${extension}`;
  return `${trimmed(cut(stem, longestFile - ending.length)) || 'Policy'}${ending}`;
}

function allowed(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(/\p{C}/gu, '');
  const safe = visible.replace(/(?:["*:<>?/\\|#%]|_vti_)+/gi, '-');
  return trimmed(safe.replace(/\s+/gu, ' '));
}

function trimmed(text: string): string {
  return text.replace(/^[\s.~$-]+|[\s.-]+$/gu, '');
}

/** No more than so many UTF-16 units, and no half of a character. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/\p{Surrogate}$/u, '');
}
