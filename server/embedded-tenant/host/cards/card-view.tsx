import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  HttpAction,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Versions,
} from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { useNavigation } from '../place/use-place.tsx';
import type { CardJson } from '../tenant/types.ts';
import { cardMarkdown } from './card-markdown.ts';
import { useCardStyles } from './card-styles.ts';
import { cardHostConfig } from './host-config.ts';

// Outlook's own action is in the package, but not among those its parser knows.
GlobalRegistry.defaultActions.register(HttpAction.JsonTypeName, HttpAction);

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text);
  result.didProcess = true;
};

export type CardAction = {
  readonly verb: string;
  readonly data: unknown;
  readonly id?: string;
  readonly title: string;
  /** Of an `Action.Http`: what is to be called. */
  readonly call?: HttpCall;
};

export type HttpCall = { readonly url: string; readonly method: string; readonly body: string };

type Props = {
  readonly card: CardJson;
  readonly label: string;
  readonly busy: boolean;
  readonly onAction: (action: CardAction) => void;
  readonly onOpenUrl: (url: string) => void;
};

/** One Adaptive Card, drawn by Microsoft's renderer at the version Teams supports. */
export function CardView({ card, label, busy, onAction, onOpenUrl }: Props) {
  const styles = useCardStyles();
  const { theme } = useNavigation().place;
  const place = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onAction, onOpenUrl });
  useEffect(() => {
    handlers.current = { onAction, onOpenUrl };
  });

  useEffect(() => {
    const rendered = renderCard(
      card,
      (action) => handlers.current.onAction(action),
      (url) => handlers.current.onOpenUrl(url),
    );
    place.current?.replaceChildren(rendered);
  }, [card]);

  return (
    <section
      aria-label={label}
      aria-busy={busy}
      inert={busy}
      className={styles.card}
      // The browser draws radio buttons and tick boxes itself.
      style={{ colorScheme: theme === 'light' ? 'light' : 'dark' }}
      data-busy={busy}
      ref={place}
    />
  );
}

function renderCard(
  json: CardJson,
  onAction: (action: CardAction) => void,
  onOpenUrl: (url: string) => void,
): HTMLElement | string {
  const card = new AdaptiveCard();
  card.hostConfig = cardHostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      onOpenUrl(action.url ?? '');
    } else if (action instanceof ExecuteAction) {
      onAction({
        verb: action.verb,
        data: action.data ?? {},
        ...(action.id ? { id: action.id } : {}),
        title: action.title ?? '',
      });
    } else if (action instanceof HttpAction) {
      const call = { url: action.url ?? '', method: action.method ?? '', body: action.body ?? '' };
      onAction({ verb: '', data: {}, title: action.title ?? '', call });
    } else if (action instanceof SubmitAction) {
      onAction({ verb: '', data: action.data ?? {}, title: action.title ?? '' });
    }
  };
  card.onAnchorClicked = (_element, anchor) => {
    onOpenUrl(anchor.href);
    return true;
  };
  card.parse(json, new SerializationContext(Versions.v1_5));
  return card.render() ?? 'This card cannot be shown.';
}
