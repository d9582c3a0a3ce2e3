import { type Fault, unless } from './fault.ts';
import type { Manifest } from './manifest-shape.ts';
import { type Picture, readPng } from './read-png.ts';
import { named, within, type XmlElement } from './read-xml.ts';
import type { Sources } from './sources.ts';

/** The package's own icons: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
export function checkPackageIcons({ icons }: Manifest, files: Sources['icons']): readonly Fault[] {
  const judged = (name: string, size: number, rule: (picture: Picture) => boolean, says: string): readonly Fault[] =>
    judge(name, files.get(name), size).faults ?? unless(rule(read(files, name)), `${name} ${says}.`, redraw);
  return [
    ...judged(
      icons.color,
      192,
      (picture) => all(picture, ([, , , alpha]) => alpha === 255),
      'has pixels one can see through',
    ),
    ...judged(icons.outline, 32, isWhiteOutline, 'is not white alone on a ground one can see through'),
    ...(icons.color32x32 === undefined
      ? []
      : judged(icons.color32x32, 32, hasGround, 'has no ground that one can see through')),
  ];
}

/** The icons that Outlook fetches from the product: there, and of the size that each manifest says. */
export function checkServedIcons(
  manifest: Manifest,
  outlook: XmlElement,
  files: Sources['servedIcons'],
): readonly Fault[] {
  const asked = [...ribbonIcons(manifest), ...outlookIcons(outlook)];
  const once = new Map(asked.map((icon) => [`${icon.url} ${icon.size}`, icon]));
  return [...once.values()].flatMap(({ url, size }) => {
    const name = /\/icons\/([^/]+)$/.exec(url)?.[1] ?? url;
    return judge(name, files.get(name), size).faults ?? [];
  });
}

const redraw = 'Change its drawing in appPackage/icons and run "node --import tsx infra/scripts/draw-icons.ts".';

type Judged = { readonly faults: readonly Fault[] | null };

function judge(name: string, file: Buffer | undefined, size: number): Judged {
  if (!file) return { faults: [{ what: `The icon ${name} is missing.`, fix: redraw }] };
  try {
    const { width, height } = readPng(file);
    if (width === size && height === size) return { faults: null };
    return {
      faults: [{ what: `${name} is ${width} by ${height} pixels, and has to be ${size} by ${size}.`, fix: redraw }],
    };
  } catch (error) {
    return { faults: [{ what: `${name} cannot be read: ${(error as Error).message}.`, fix: redraw }] };
  }
}

function read(files: Sources['icons'], name: string): Picture {
  return readPng(files.get(name) ?? Buffer.alloc(0));
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function all({ pixels }: Picture, rule: (pixel: Pixel) => boolean): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (!rule([red, green, blue, alpha])) return false;
  }
  return true;
}

function hasGround(picture: Picture): boolean {
  return !all(picture, ([, , , alpha]) => alpha > 0);
}

function isWhiteOutline(picture: Picture): boolean {
  const white = all(picture, ([red, green, blue, alpha]) => alpha === 0 || Math.min(red, green, blue) === 255);
  return white && hasGround(picture) && !all(picture, ([, , , alpha]) => alpha === 0);
}

type AskedIcon = { readonly url: string; readonly size: number };

function ribbonIcons({ extensions }: Manifest): readonly AskedIcon[] {
  const groups = extensions.flatMap(({ ribbons }) => ribbons.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.groups)));
  return groups.flatMap((group) => [...group.icons, ...group.controls.flatMap((control) => control.icons)]);
}

/** Sizes of the two icons in a list of add-ins: https://learn.microsoft.com/javascript/api/manifest/highresolutioniconurl */
const listed: Readonly<Record<string, number>> = { IconUrl: 64, HighResolutionIconUrl: 128 };

function outlookIcons(outlook: XmlElement): readonly AskedIcon[] {
  const urls = new Map(
    named(outlook, 'bt:Images').flatMap((list) =>
      list.children.map(({ attributes }) => [attributes['id'] ?? '', attributes['DefaultValue'] ?? ''] as const),
    ),
  );
  const inButtons = named(outlook, 'bt:Image').filter(({ attributes }) => attributes['resid'] !== undefined);
  return [
    ...within(outlook).flatMap(({ name, attributes }) => {
      const size = listed[name];
      return size === undefined ? [] : [{ url: attributes['DefaultValue'] ?? '', size }];
    }),
    ...inButtons.map(({ attributes }) => ({
      url: urls.get(attributes['resid'] ?? '') ?? '',
      size: Number(attributes['size']) * Number(attributes['scale'] ?? 1),
    })),
  ];
}
