import type { PlainDay } from '#src/domain/day.ts';
import type { Group, Person, PersonKey } from '#src/domain/person.ts';
import type { Standing } from '#src/domain/standing.ts';

/** What the services need of Microsoft 365, in our own words. The folders beside this file are the only ones that know how. */

/** Adaptive Card JSON. */
export type Card = Readonly<Record<string, unknown>>;

export type Directory = {
  /** Groups whose name starts with, or has a word that starts with, the text; at most 20. */
  searchGroups(text: string): Promise<readonly Group[]>;
  /** @throws Failure `group-not-found` */
  groupById(groupId: string): Promise<Group>;
  /** Everyone in the group and in the groups inside it, each once; disabled accounts and guests included. @throws Failure `group-not-found`, `group-hidden`, `directory-busy` */
  membersOf(groupId: string): Promise<readonly Person[]>;
  /**
   * People whose display name has, for one of the names, words that start with each of its words, or whose mail address
   * starts with it where it is one; disabled accounts and guests included. @throws Failure `directory-busy`
   */
  peopleNamed(names: readonly string[]): Promise<readonly Person[]>;
  /** Null for an account that is no longer there. @throws Failure `directory-busy` */
  personById(objectId: string): Promise<Person | null>;
  /** Null where the directory names none. @throws Failure `directory-busy` */
  managerOf(objectId: string): Promise<Person | null>;
  /**
   * Whether the direct members of a group changed since `deltaLink` was given; null begins to follow. Changes inside
   * nested groups do not show here. @throws Failure `directory-busy`
   */
  groupChanges(
    groupId: string,
    deltaLink: string | null,
  ): Promise<{ readonly changed: boolean; readonly deltaLink: string }>;
};

export type TeamsApp = {
  /** Installs the app for one person; already installed is success. @throws DeliveryError */
  installFor(objectId: string): Promise<void>;
};

/** The personal chat of the bot and one person. */
export type BotChat = { readonly conversationId: string; readonly serviceUrl: string };

export type Bot = {
  /** @throws DeliveryError */
  openChat(person: PersonKey): Promise<BotChat>;
  /** Sends a card and gives its activity id. @throws DeliveryError */
  sendCard(chat: BotChat, card: Card, summary: string): Promise<string>;
  /** Replaces a card sent earlier. @throws DeliveryError */
  updateCard(chat: BotChat, activityId: string, card: Card, summary: string): Promise<void>;
};

export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  /** A complete HTML document, with the card in its head where there is one. */
  readonly html: string;
  /** The request a message asks about; travels as an internet header so that the task pane can open it. */
  readonly requestId?: string;
};

export type Mailer = {
  /** Resolves when Exchange has taken the message (202), which says nothing of its delivery. @throws DeliveryError */
  send(message: MailMessage): Promise<void>;
};

/** Microsoft's published limits, one budget each; `limits.ts` beside this file holds the numbers and their sources. */
export type BudgetKey =
  | 'teams-install'
  | 'teams-catalogue'
  | 'bot'
  | 'feed-many'
  | 'chat-message'
  | 'mail'
  | 'sharepoint'
  | 'directory';

/** `person`: somebody has just acted and waits to see it; `bulk`: everything else, which gives way. */
export type Urgency = 'person' | 'bulk';

/** What may still be asked of Microsoft, shared by all processes of the product. */
export type Budgets = {
  /** Resolves when this many units may be spent, and counts them as spent. */
  spend(key: BudgetKey, units: number, urgency: Urgency): Promise<void>;
  /** Microsoft asked to wait: nobody spends from this budget until then, and it goes slower for a while after. */
  throttled(key: BudgetKey, retryAfterSeconds: number): Promise<void>;
};

/** One notification for up to 100 people: the words are the same for all of them. */
export type FeedMessage = {
  /** How many policies are outstanding, and the earliest due day, as the activity's text says them. */
  readonly outstanding: number;
  readonly dueOn: PlainDay;
  readonly link: string;
  readonly objectIds: readonly string[];
};

export type ActivityFeed = {
  /** Resolves when Teams has taken the message (202): it gives no outcome for any one person. @throws DeliveryError */
  notify(message: FeedMessage): Promise<void>;
};

export type SenderChat = {
  /**
   * Posts the card from the account whose API token is given, by the on-behalf-of flow. The token is kept nowhere.
   * @throws DeliveryError `sender-signed-out` when the exchange is refused
   */
  post(
    userToken: string,
    sender: PersonKey,
    to: PersonKey,
    card: Card,
    summary: string,
  ): Promise<{ readonly chatId: string; readonly messageId: string }>;
};

/** What a row of either list says of the person and the version. Times are ISO 8601 in UTC. */
type RegisterRow = {
  /** `tenantId|versionId|objectId`, the list's unique key. */
  readonly key: string;
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  readonly mail: string | null;
  readonly policyTitle: string;
  readonly versionLabel: string | null;
  readonly versionNumber: number;
  readonly versionId: string;
  readonly contentHash: string;
  readonly ledgerNumber: number;
  readonly ledgerHash: string;
};

/** One row of the list `Attestations`: written once, never changed. */
export type AttestationRow = RegisterRow & {
  readonly outcome: 'accepted';
  readonly acceptedAt: string;
  readonly channel: string;
  readonly receiptCode: string;
  /** Declarations with their answers, as the signer saw them: lines of plain text. */
  readonly declarations: string;
  readonly fields: string;
};

/** One row of the list `Compliance`: one person and one version, kept up to date. */
export type ComplianceListRow = RegisterRow & {
  readonly groups: string;
  readonly standing: Standing;
  readonly askedAt: string;
  readonly dueOn: string;
  readonly acceptedAt: string | null;
  readonly channel: string | null;
  readonly receiptCode: string | null;
};

/** Where a row stands in its list. `revision` is opaque: the list's own, for a write that must not overwrite another's. */
export type RegisterItem = { readonly itemId: string; readonly revision: string };

/** Thrown when SharePoint asks to wait; `retryAfter` in seconds. */
export class RegisterBusy extends Error {
  override readonly name = 'RegisterBusy';
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`SharePoint asks to wait ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

export type Register = {
  /** Writes the row unless a row with its key stands already, and gives that item. @throws RegisterBusy */
  addAttestation(row: AttestationRow): Promise<RegisterItem>;
  /** Creates the row, or brings the one with its key up to date. @throws RegisterBusy */
  putCompliance(row: ComplianceListRow, known: RegisterItem | null): Promise<RegisterItem>;
  /** Web addresses of both lists; null where a list does not exist yet. */
  links(): Promise<{ readonly attestations: string | null; readonly compliance: string | null }>;
};

/** One published version's own file, as the school gave it. */
export type OriginalFile = {
  readonly versionId: string;
  /** What the files of one policy stand under, as a person would name it. */
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
};

export type Originals = {
  /**
   * Puts the file into the site's document library, or finds it there: a version has one file however often it is asked
   * for, and no other file is ever written over. @throws RegisterBusy, Failure `microsoft-unavailable`
   */
  keep(file: OriginalFile): Promise<{ readonly itemId: string; readonly webUrl: string }>;
};
