import { randomUUID } from 'node:crypto';
import { DOMAIN } from '../identifiers.ts';
import type { Directory } from '../people/directory.ts';
import { groupedCollection } from './grouped.ts';
import type { Limits } from './limits.ts';
import type { Store } from './store.ts';

export type Address = { readonly name: string; readonly address: string };

export type Mail = {
  readonly id: string;
  readonly owner: string;
  readonly internetMessageId: string;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly subject: string;
  readonly deliverAt: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly read: boolean;
};

export type Draft = Pick<Mail, 'to' | 'subject' | 'html' | 'headers'>;

export type Mailboxes = {
  /** What has arrived, newest first. */
  inbox(objectId: string): readonly Mail[];
  find(objectId: string, id: string): Mail | null;
  markRead(objectId: string, id: string): boolean;
  /** Takes a message of a mailbox; it arrives when the mailbox's message rate allows. */
  send(senderId: string, from: Address, draft: Draft): void;
};

/** Exchange takes more from a mailbox than it delivers in a minute; the rest waits in transport (Exchange Online limits, message rate). */
const MESSAGES_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** Exchange Online limits, recipient rate; a message over it comes back to its sender (non-delivery report 5.1.90). */
const RECIPIENTS_A_DAY = 10_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MOST_MAILS = 1_000;

type Outside = {
  readonly directory: Directory;
  readonly limits: Limits;
  readonly now: () => Date;
  /** Says that a mailbox will have changed by then. */
  readonly changesIn: (ms: number) => void;
};

export function createMailboxes(store: Store, { directory, limits, now, changesIn }: Outside): Mailboxes {
  const mails = groupedCollection<Mail>(
    store,
    'mails',
    (mail) => mail.id,
    (mail) => mail.owner,
    MOST_MAILS,
  );
  const recent = new Map<string, number[]>();
  const today = new Map<string, { readonly until: number; count: number }>();
  store.onClear(() => {
    recent.clear();
    today.clear();
  });

  const withinTheDay = (senderId: string, recipients: number): boolean => {
    if (limits.scale === 0) return true;
    const time = now().getTime();
    const known = today.get(senderId);
    const day = known && known.until > time ? known : { until: time + DAY_MS, count: 0 };
    today.set(senderId, day);
    if (day.count + recipients > RECIPIENTS_A_DAY * limits.scale) return false;
    day.count += recipients;
    return true;
  };

  const deliveryTime = (senderId: string): Date => {
    const earliest = now().getTime();
    if (limits.scale === 0) return new Date(earliest);
    const most = Math.max(1, Math.floor(MESSAGES_A_MINUTE * limits.scale));
    const times = recent.get(senderId) ?? [];
    const time = Math.max(earliest, times.length < most ? earliest : (times.at(-most) ?? earliest) + MINUTE_MS);
    recent.set(senderId, [...times.slice(-most + 1), time]);
    if (time > earliest) changesIn(time - earliest);
    return new Date(time);
  };
  const put = (owner: string, mail: Omit<Mail, 'id' | 'owner' | 'read'>) => {
    const id = `AAMk${randomUUID().replaceAll('-', '')}`;
    mails.set(id, { ...mail, id, owner, read: false });
  };

  return {
    inbox(objectId) {
      const time = now().getTime();
      return mails
        .of(objectId)
        .filter((mail) => Date.parse(mail.deliverAt) <= time)
        .reverse();
    },
    find(objectId, id) {
      const mail = mails.get(id);
      return mail?.owner === objectId && Date.parse(mail.deliverAt) <= now().getTime() ? mail : null;
    },
    markRead(objectId, id) {
      const mail = mails.get(id);
      if (mail?.owner !== objectId) return false;
      mails.set(id, { ...mail, read: true });
      return true;
    },
    send(senderId, from, draft) {
      const deliverAt = deliveryTime(senderId).toISOString();
      const internetMessageId = `<${randomUUID()}@${DOMAIN}>`;
      const message = { ...draft, from, deliverAt, internetMessageId };
      const taken = withinTheDay(senderId, draft.to.length);
      for (const recipient of draft.to) {
        const owner = directory.personByMail(recipient.address);
        if (!taken) put(senderId, bounce(from, recipient, message, OVER_THE_DAY));
        else if (owner) put(owner.objectId, message);
        else put(senderId, bounce(from, recipient, message, NOT_FOUND));
      }
    },
  };
}

const NOT_FOUND = '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup';
const OVER_THE_DAY =
  "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients";

/** The report of a message that could not be delivered, into the mailbox that sent it. */
function bounce(
  sender: Address,
  recipient: Address,
  { subject, deliverAt }: Pick<Mail, 'subject' | 'deliverAt'>,
  reason: string,
): Omit<Mail, 'id' | 'owner' | 'read'> {
  const address = recipient.address.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return {
    internetMessageId: `<${randomUUID()}@${DOMAIN}>`,
    from: { name: 'Microsoft Outlook', address: `postmaster@${DOMAIN}` },
    to: [sender],
    subject: `Undeliverable: ${subject}`,
    deliverAt,
    html: `<!doctype html><html lang="en"><body><p>Your message to <strong>${address}</strong> could not be delivered.</p><p>${reason}</p></body></html>`,
    headers: [{ name: 'X-Failed-Recipients', value: recipient.address }],
  };
}
