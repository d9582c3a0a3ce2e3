import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { teamsThemes, webThemes } from '#src/app/themes.ts';

/** What the product's colours stand on: the page, a card, a panel. */
const page = 'colorNeutralBackground2';
const card = 'colorNeutralBackground1';
const panel = 'colorNeutralBackground3';
const everywhere = [page, card, panel];
const tinted = [
  'colorBrandBackground2',
  'colorStatusDangerBackground1',
  'colorStatusSuccessBackground1',
  'colorStatusWarningBackground1',
  'colorStatusWarningBackground2',
];

type Grounds = Readonly<Record<string, readonly string[]>>;

/** WCAG 2.2, success criterion 1.4.3, for words of any size. */
const words: Grounds = {
  colorNeutralForeground1: [...everywhere, ...tinted],
  colorNeutralForeground2: everywhere,
  colorNeutralForeground3: everywhere,
  colorNeutralForegroundOnBrand: ['colorBrandBackground', 'colorBrandBackgroundHover'],
  colorBrandForegroundLink: everywhere,
  colorBrandForegroundLinkHover: everywhere,
  colorBrandForeground2: ['colorBrandBackground2'],
  colorStatusDangerForeground1: ['colorStatusDangerBackground1'],
  colorStatusDangerForeground3: [...everywhere, 'colorStatusDangerBackground1'],
  colorStatusSuccessForeground1: [...everywhere, 'colorStatusSuccessBackground1'],
  colorStatusWarningForeground3: [...everywhere, 'colorStatusWarningBackground1'],
};

/** Success criterion 1.4.11: what tells a control, its state or a figure. The first six are Fluent's own fields. */
const marks: Grounds = {
  colorNeutralStrokeAccessible: everywhere,
  colorCompoundBrandStroke: everywhere,
  colorCompoundBrandBackground: everywhere,
  colorNeutralForegroundInverted: ['colorCompoundBrandBackground'],
  colorCompoundBrandForeground1: everywhere,
  colorPaletteRedBorder2: everywhere,
  colorStrokeFocus2: [...everywhere, ...tinted],
  colorBrandForeground1: [...everywhere, 'colorBrandBackground2'],
  colorBrandStroke1: [card, 'colorBrandBackground2'],
  colorStatusSuccessForeground1: [card, 'colorNeutralBackground6'],
  colorPaletteTealBorderActive: [card],
  colorPalettePurpleBorderActive: [card],
  colorPaletteGreenBorderActive: [card],
  colorPaletteDarkOrangeBorderActive: [card],
};

/** Lines round what its words tell already, and the grey of what is still on its way. */
const ornaments = new Set([
  'colorNeutralStroke1',
  'colorNeutralStroke2',
  'colorBrandStroke2',
  'colorStatusDangerBorder1',
  'colorStatusSuccessBorder1',
  'colorStatusWarningBorder1',
  'colorTransparentStroke',
  'colorNeutralStencil1',
]);

const themes = [
  ['Teams', 'light', teamsThemes.light],
  ['Teams', 'dark', teamsThemes.dark],
  ['Outlook and browsers', 'light', webThemes.light],
  ['Outlook and browsers', 'dark', webThemes.dark],
  ['everywhere', 'contrast', webThemes.contrast],
] as const;

test.each(themes)('%s, %s: words and marks can be told from what they stand on', async (_host, _tone, load) => {
  const colours = (await load()).theme as unknown as Readonly<Record<string, string>>;
  const tooLow = (grounds: Grounds, least: number) =>
    Object.entries(grounds).flatMap(([token, below]) =>
      below.flatMap((ground) => {
        const ratio = contrast(colours[token] ?? '', colours[ground] ?? '');
        return ratio < least ? [`${token} on ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );
  expect([...tooLow(words, 4.5), ...tooLow(marks, 3)]).toEqual([]);
});

test('every colour of the product is measured, a ground, or an ornament', () => {
  const grounds = [...Object.values(words), ...Object.values(marks)].flat();
  const known = new Set([...Object.keys(words), ...Object.keys(marks), ...grounds, ...ornaments]);
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = files.flatMap((file) => readFileSync(join('src', file), 'utf8').match(/(?<=tokens\.)color\w+/g) ?? []);
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].filter((token) => !known.has(token))).toEqual([]);
});

test('what is found in a text can be read on its mark', () => {
  const rules = readFileSync('src/app/page.css', 'utf8').matchAll(/::highlight\([\w-]+\) \{([^}]*)\}/g);
  const found = [...rules].map(([, rule = '']) => rule.match(/#[0-9a-f]{6}/g) ?? []);
  expect(found).toHaveLength(2);
  for (const [ground = '', colour = ''] of found) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const hex = colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const channels = /^#(..)(..)(..)$/.exec(hex)?.slice(1);
  if (!channels) throw new Error(`"${colour}" is no plain colour`);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
