/**
 * A path inside a library stands between colons, `root:/folder/file.txt:/content`, and may be of any length (GD
 * onedrive-addressing-driveitems.md). Here it becomes one segment, so that it fits a pattern like any other value:
 * `root:/folder%2Ffile.txt/content`. A colon of a name would be encoded.
 */
export function foldItemPath(path: string): string {
  const [, before, inside = '', after = ''] = /^(\/.+\/root:)\/([^:]+)(?::(\/.*)?)?$/.exec(path) ?? [];
  return before ? `${before}/${inside.replaceAll('/', '%2F')}${after}` : path;
}

/** The names of a folded path, from the root down. */
export function namesIn(itemPath: string): readonly string[] {
  return itemPath.split('/').filter((name) => name !== '');
}
