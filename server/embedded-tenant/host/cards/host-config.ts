import { tokens } from '@fluentui/react-components';
import { HostConfig } from 'adaptivecards';

const foreground = (normal: string, subtle: string) => ({ default: normal, subtle });

/** Colours are Fluent's CSS variables, so that a card follows the theme without being drawn again. */
const foregroundColors = {
  default: foreground(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  dark: foreground(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  light: foreground(tokens.colorNeutralForegroundOnBrand, tokens.colorNeutralForegroundOnBrand),
  accent: foreground(tokens.colorBrandForeground1, tokens.colorBrandForeground2),
  attention: foreground(tokens.colorPaletteRedForeground1, tokens.colorPaletteRedForeground1),
  good: foreground(tokens.colorPaletteGreenForeground1, tokens.colorPaletteGreenForeground1),
  warning: foreground(tokens.colorPaletteDarkOrangeForeground1, tokens.colorPaletteDarkOrangeForeground1),
};

const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };

/** Sizes and spacing as Teams publishes them. https://learn.microsoft.com/adaptive-cards/rendering-cards/host-config */
export const cardHostConfig = new HostConfig({
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  fontTypes: {
    default: {
      fontFamily: tokens.fontFamilyBase,
      fontSizes,
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: tokens.fontFamilyMonospace,
      fontSizes,
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
  },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('transparent'),
    emphasis: container(tokens.colorNeutralBackground3),
    accent: container(tokens.colorBrandBackground2),
    good: container(tokens.colorPaletteGreenBackground1),
    attention: container(tokens.colorPaletteRedBackground1),
    warning: container(tokens.colorPaletteYellowBackground1),
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'default' },
      inputSpacing: 'small',
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { color: 'default', size: 'default', weight: 'default', wrap: true },
    spacing: 16,
  },
  textBlock: { headingLevel: 3 },
});
