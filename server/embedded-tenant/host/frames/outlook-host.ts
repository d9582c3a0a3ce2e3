import { readControl } from '../tenant/control.ts';
import type { MailMessage } from '../tenant/types.ts';
import { htmlText } from '../ui/html-text.ts';
import type { OfficeTheme } from '../ui/themes.ts';
import { answerNestedAppAuth, type SignedIn } from './nested-app-auth.ts';

/** A message of our Office.js stand-in to this page. */
export type OfficeMessage = {
  readonly kind: 'office';
  readonly id?: number;
  readonly operation: string;
  readonly argument: unknown;
};

export function isOfficeMessage(data: unknown): data is OfficeMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === 'office' &&
    'operation' in data &&
    typeof data.operation === 'string'
  );
}

export type OutlookHostOptions = SignedIn & {
  readonly message: MailMessage | null;
  readonly theme: OfficeTheme;
  readonly openLink: (href: string) => boolean;
  readonly onClose: () => void;
};

/** What the stand-in needs of a message at once; body and headers are asked for when they are wanted. */
export function officeItem(message: MailMessage | null): object | null {
  if (!message) return null;
  const { id, internetMessageId, subject, receivedAt, from, to } = message;
  return { itemId: id, internetMessageId, subject, receivedAt, from, to };
}

/** Answers one message: either a result for the one call, or news for the bridge. */
export async function answerOfficeMessage(
  { id, operation, argument }: OfficeMessage,
  options: OutlookHostOptions,
): Promise<object | null> {
  const result = (value: unknown) => ({ kind: 'office', answerTo: id, result: { value } });
  const { message, person } = options;
  switch (operation) {
    case 'start': {
      const { isNestedOffered } = await readControl<{ isNestedOffered: boolean }>('sign-ins');
      return result({
        hasNestedAppAuth: isNestedOffered,
        item: officeItem(message),
        theme: options.theme,
        language: person.preferredLanguage,
        userProfile: {
          accountType: 'enterprise',
          displayName: person.name,
          emailAddress: person.mail ?? person.userPrincipalName,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      });
    }
    case 'body': {
      const html = message?.html ?? '';
      const wanted = (argument as { readonly coercionType?: unknown }).coercionType;
      return result(wanted === 'html' ? html : htmlText(html, '\n'));
    }
    case 'headers':
      return result(rawHeaders(message));
    case 'open':
      options.openLink(String((argument as { readonly url?: unknown }).url));
      return result(undefined);
    case 'close':
      options.onClose();
      return result(undefined);
    case 'bridge':
      return { kind: 'office', news: 'bridge', payload: await answerNestedAppAuth(String(argument), options) };
    default:
      return {
        kind: 'office',
        answerTo: id,
        result: { error: { code: 5001, name: 'NotSupported', message: operation } },
      };
  }
}

/** The header block as it came over the wire, one `Name: value` a line (RFC 5322). */
function rawHeaders(message: MailMessage | null): string {
  return (message?.headers ?? []).map(({ name, value }) => `${name}: ${value}\r\n`).join('');
}
