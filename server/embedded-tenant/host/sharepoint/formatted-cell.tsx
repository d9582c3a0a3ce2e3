import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CheckmarkCircleFilled,
  ClockRegular,
  DismissCircleFilled,
  LockClosedRegular,
  ShieldRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ComponentType, CSSProperties } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { evaluate, type Scope } from './format-values.ts';

export type Format = {
  readonly elmType?: string;
  readonly txtContent?: unknown;
  readonly style?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Format[];
};

/** A formatter's JSON; null where it is none, as SharePoint then draws the plain value. */
export function readFormat(text: string | undefined): Format | null {
  if (!text) return null;
  try {
    const format = JSON.parse(text) as Format | null;
    return format?.elmType ? format : null;
  } catch {
    return null;
  }
}

/** One cell as its column's formatting draws it. */
export function FormattedCell({ format, scope }: { readonly format: Format; readonly scope: Scope }) {
  const styles = useStyles();
  const openLink = useOpenLink();
  const { elmType, txtContent, style = {}, attributes = {}, children = [] } = format;
  const text = (value: unknown) => String(evaluate(value, scope));
  const css = Object.fromEntries(
    Object.entries(style).map(([name, value]) => [camelCase(name), text(value)]),
  ) as CSSProperties;
  const known = (attributes['class'] === undefined ? '' : text(attributes['class']))
    .split(' ')
    .map((name) => styles[classes[name] ?? 'none']);
  const Icon = attributes['iconName'] === undefined ? null : icons[text(attributes['iconName'])];
  const inside =
    txtContent === undefined
      ? children.map((child, index) => <FormattedCell key={keyOf(child, index)} format={child} scope={scope} />)
      : text(txtContent);
  if (elmType === 'a') {
    const href = text(attributes['href'] ?? '');
    return (
      <Link
        href={href}
        title={attributes['title'] === undefined ? undefined : text(attributes['title'])}
        style={css}
        onClick={(event) => {
          if (openLink(href)) event.preventDefault();
        }}
      >
        {inside}
      </Link>
    );
  }
  const className = mergeClasses(...known);
  if (elmType === 'div') {
    return (
      <div className={className} style={css}>
        {inside}
      </div>
    );
  }
  return (
    <span className={className} style={css}>
      {Icon && <Icon aria-hidden="true" className={styles.icon} />}
      {inside}
    </span>
  );
}

function keyOf(child: Format, index: number): string {
  return `${child.elmType} ${index}`;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Fluent's older names, which SharePoint draws its icons by. */
const icons: Readonly<Record<string, ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>>> = {
  Warning: WarningFilled,
  Clock: ClockRegular,
  CompletedSolid: CheckmarkCircleFilled,
  StatusErrorFull: DismissCircleFilled,
  Shield: ShieldRegular,
  Undo: ArrowUndoRegular,
  Lock: LockClosedRegular,
};

const classes = {
  'sp-css-backgroundColor-BgMintGreen': 'mintBack',
  'sp-css-color-MintGreenFont': 'mintFont',
  'sp-css-backgroundColor-BgDustRose': 'roseBack',
  'sp-css-color-DustRoseFont': 'roseFont',
  'sp-css-backgroundColor-BgGold': 'goldBack',
  'sp-css-color-GoldFont': 'goldFont',
  'sp-css-backgroundColor-BgCoral': 'coralBack',
  'sp-css-color-CoralFont': 'coralFont',
  'sp-css-backgroundColor-BgCornflowerBlue': 'blueBack',
  'sp-css-color-CornflowerBlueFont': 'blueFont',
  'ms-bgColor-neutralLight': 'neutralBack',
  'ms-fontColor-neutralPrimary': 'neutralFont',
  'ms-fontColor-neutralSecondary': 'quietFont',
  'ms-fontColor-redDark': 'redFont',
} as const satisfies Record<string, string> as Readonly<Record<string, ClassName>>;

type ClassName = keyof ReturnType<typeof useStyles>;

const useStyles = makeStyles({
  none: {},
  icon: { display: 'block', fontSize: '16px' },
  mintBack: { backgroundColor: tokens.colorPaletteGreenBackground2 },
  mintFont: { color: tokens.colorPaletteGreenForeground2 },
  roseBack: { backgroundColor: tokens.colorPaletteRedBackground2 },
  roseFont: { color: tokens.colorPaletteRedForeground2 },
  goldBack: { backgroundColor: tokens.colorPaletteGoldBackground2 },
  goldFont: { color: tokens.colorPaletteGoldForeground2 },
  coralBack: { backgroundColor: tokens.colorPalettePeachBackground2 },
  coralFont: { color: tokens.colorPalettePeachForeground2 },
  blueBack: { backgroundColor: tokens.colorPaletteCornflowerBackground2 },
  blueFont: { color: tokens.colorPaletteCornflowerForeground2 },
  neutralBack: { backgroundColor: tokens.colorNeutralBackground6 },
  neutralFont: { color: tokens.colorNeutralForeground1 },
  quietFont: { color: tokens.colorNeutralForeground2 },
  redFont: { color: tokens.colorPaletteRedForeground2 },
});
