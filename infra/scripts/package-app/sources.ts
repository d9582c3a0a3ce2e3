import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the packages are made of, as it lies in the repository. Pictures and languages go by the names of their files. */
export type Sources = {
  readonly manifest: string;
  readonly outlook: string;
  readonly languages: ReadonlyMap<string, string>;
  /** Pictures that go into the package. */
  readonly icons: ReadonlyMap<string, Buffer>;
  /** Pictures that the product serves under `/icons/`. */
  readonly servedIcons: ReadonlyMap<string, Buffer>;
  /** The product's version. */
  readonly version: string;
};

export function readSources(project: string): Sources {
  const text = (path: string) => readFileSync(join(project, path), 'utf8');
  const { version } = JSON.parse(text('package.json')) as { version: string };
  return {
    manifest: text('appPackage/manifest.json'),
    outlook: text('appPackage/outlook-manifest.xml'),
    languages: new Map(
      [...filesIn(join(project, 'appPackage/locales'), '.json')].map(([name, bytes]) => [name, bytes.toString('utf8')]),
    ),
    icons: filesIn(join(project, 'appPackage/icons'), '.png'),
    servedIcons: filesIn(join(project, 'src/app/public/icons'), '.png'),
    version,
  };
}

function filesIn(folder: string, ending: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}
