import { makeStyles, tokens } from '@fluentui/react-components';
import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { safeMarkdown } from './safe-markdown.ts';

const useStyles = makeStyles({
  card: {
    minWidth: 0,
    maxWidth: '480px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    overflow: 'hidden',
    '& a': { color: tokens.colorBrandForegroundLink },
    '& .ac-textBlock p': { margin: 0 },
    '& .ac-pushButton': {
      minHeight: '32px',
      padding: '5px 12px',
      font: 'inherit',
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      borderRadius: tokens.borderRadiusMedium,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      cursor: 'pointer',
    },
    '& .ac-pushButton.style-positive': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
    },
    '& .ac-input': {
      font: 'inherit',
      color: 'inherit',
      backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      padding: '5px 8px',
    },
    '& input[type="radio"]': { width: '24px', height: '24px' },
    '& .ac-choiceSetInput-expanded': { border: 'none', padding: 0, backgroundColor: 'transparent' },
  },
});

const text = { default: tokens.colorNeutralForeground1, subtle: tokens.colorNeutralForeground2 };
const colours = {
  default: text,
  accent: { default: tokens.colorBrandForeground1, subtle: tokens.colorBrandForeground2 },
  good: { default: tokens.colorStatusSuccessForeground1, subtle: tokens.colorStatusSuccessForeground1 },
  warning: { default: tokens.colorStatusWarningForeground3, subtle: tokens.colorStatusWarningForeground3 },
  attention: { default: tokens.colorStatusDangerForeground3, subtle: tokens.colorStatusDangerForeground3 },
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: colours });

/** Near to how Teams draws cards, in the colours of the page's theme. */
const hostConfig = new HostConfig({
  fontFamily: 'inherit',
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: container(tokens.colorNeutralBackground1),
    emphasis: container(tokens.colorNeutralBackground3),
    accent: container(tokens.colorBrandBackground2),
    good: container(tokens.colorStatusSuccessBackground1),
    warning: container(tokens.colorStatusWarningBackground1),
    attention: container(tokens.colorStatusDangerBackground1),
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
});

type CardPreviewProps = { readonly label: string; readonly card: unknown };

/** The very card that will be sent, drawn. Its buttons do nothing here. */
export function CardPreview({ label, card }: CardPreviewProps) {
  const styles = useStyles();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    AdaptiveCard.onProcessMarkdown = (words, result) => {
      result.outputHtml = safeMarkdown(words);
      result.didProcess = true;
    };
    const drawn = new AdaptiveCard();
    drawn.hostConfig = hostConfig;
    drawn.onExecuteAction = () => undefined;
    drawn.parse(card);
    const element = drawn.render();
    frame.current?.replaceChildren(...(element ? [element] : []));
  }, [card]);
  return <section ref={frame} className={styles.card} aria-label={label} />;
}
