import { makeStyles, tokens } from '@fluentui/react-components';

const control = {
  boxSizing: 'border-box',
  fontFamily: tokens.fontFamilyBase,
  fontSize: tokens.fontSizeBase300,
  color: tokens.colorNeutralForeground1,
  backgroundColor: tokens.colorNeutralBackground1,
  border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  borderRadius: tokens.borderRadiusMedium,
  padding: '5px 10px',
  minHeight: '32px',
  width: '100%',
} as const;

/** Dresses what the renderer makes: it names parts by class and leaves their looks to the host. */
export const useCardStyles = makeStyles({
  card: {
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    transitionProperty: 'opacity',
    transitionDuration: tokens.durationNormal,
    '&[data-busy="true"]': { opacity: 0.55 },
    '& .ac-adaptiveCard:focus': { outlineStyle: 'none' },
    '& .ac-textBlock p, & .ac-textRun p': { margin: 0 },
    '& .ac-textBlock p:empty': { height: '0.6em' },
    '& .ac-textBlock ul': { margin: 0, paddingLeft: '20px' },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& .ac-horizontal-separator': { borderTopColor: `${tokens.colorNeutralStroke2} !important` },
    '& .ac-actionSet': { flexWrap: 'wrap', rowGap: '8px' },
    '& .ac-pushButton > *': { whiteSpace: 'normal !important' },
    '& .ac-pushButton': {
      overflow: 'hidden',
      minHeight: '32px',
      padding: '5px 12px',
      fontFamily: tokens.fontFamilyBase,
      fontSize: tokens.fontSizeBase300,
      fontWeight: tokens.fontWeightSemibold,
      lineHeight: tokens.lineHeightBase300,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
      borderRadius: tokens.borderRadiusMedium,
      cursor: 'pointer',
    },
    '& .ac-pushButton:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& .ac-pushButton.style-positive, & .ac-pushButton.primary': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
    },
    '& .ac-pushButton.style-positive:hover, & .ac-pushButton.primary:hover': {
      backgroundColor: tokens.colorBrandBackgroundHover,
    },
    '& .ac-pushButton.style-destructive': {
      color: tokens.colorPaletteRedForeground1,
      border: `1px solid ${tokens.colorPaletteRedBorder2}`,
    },
    '& .ac-pushButton.expandable::after': { content: '" ⌄"' },
    '& .ac-pushButton.expanded::after': { content: '" ⌃"' },
    '& .ac-pushButton:focus-visible, & .ac-input:focus-visible, & input:focus-visible, & a:focus-visible, & .ac-selectable:focus-visible':
      { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '& .ac-input.ac-textInput, & .ac-input.ac-multichoiceInput.ac-choiceSetInput-compact': control,
    '& .ac-input.ac-numberInput, & .ac-input.ac-dateInput, & .ac-input.ac-timeInput': control,
    '& select.ac-input, & .ac-choiceSetInput-filtered': control,
    '& textarea.ac-input': { minHeight: '72px', resize: 'vertical' },
    '& .ac-input-validation-failed': { border: `1px solid ${tokens.colorPaletteRedBorder2} !important` },
    '& input[type="checkbox"], & input[type="radio"]': {
      width: '18px',
      height: '18px',
      accentColor: tokens.colorCompoundBrandBackground,
    },
    '& .ac-toggleInput, & .ac-choiceSetInput-expanded > div': { minHeight: '28px' },
  },
});
