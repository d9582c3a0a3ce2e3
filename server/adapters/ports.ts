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

/** How a message leaves. */
export type Leaving = {
  /** Called when its turn has come, right before the call that sends it. */
  readonly onWire?: () => Promise<void>;
  /** Its place in the budget has been booked already. */
  readonly booked?: boolean;
};

/** The personal chat of the bot and one person. */
export type BotChat = { readonly conversationId: string; readonly serviceUrl: string };

export type Bot = {
  /** @throws DeliveryError */
  openChat(person: PersonKey): Promise<BotChat>;
  /** Sends a card and gives its activity id. @throws DeliveryError */
  sendCard(chat: BotChat, card: Card, summary: string, leaving?: Leaving): Promise<string>;
  /** Replaces a card sent earlier. @throws DeliveryError */
  updateCard(chat: BotChat, activityId: string, card: Card, summary: string, urgency?: Urgency): Promise<void>;
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
  send(message: MailMessage, leaving?: Leaving): Promise<void>;
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
  /** The earliest due day, in words. */
  readonly day: string;
  /** The line beneath it. */
  readonly preview: string;
  /** A deep link into Teams. */
  readonly link: string;
  readonly objectIds: readonly string[];
};

export type ActivityFeed = {
  /**
   * Resolves when Teams has taken the message (202): it gives no outcome for any one person. The caller spends from the
   * budget `feed-many` first, since nothing may lie between its last look and the call. @throws DeliveryError
   */
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
    leaving?: Leaving,
  ): Promise<{ readonly chatId: string; readonly messageId: string }>;
};

/** SharePoint keeps 63,999 characters in a column of many lines; what is longer is shortened, and a proof must not be. */
export const longestNote = 63_000;

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
  /** JSON that proves the row, and from which our database can be made anew. */
  readonly proof: string;
};

/** One row of the list `Attestations`: written once, and once more where the person takes the acceptance back. */
export type AttestationRow = RegisterRow & {
  readonly outcome: 'accepted' | 'undone';
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

export type RegisterListName = 'attestations' | 'compliance';

export type RegisterRowOf =
  | { readonly list: 'attestations'; readonly row: AttestationRow }
  | { readonly list: 'compliance'; readonly row: ComplianceListRow };

/** A row to write: into the item that is known, as it was known, or as a new one. */
export type RegisterWrite = RegisterRowOf & { readonly known: RegisterItem | null };

/** `stands`: another row has the key, or the item is not the one known any more. */
export type RegisterOutcome =
  | { readonly kind: 'written'; readonly item: RegisterItem }
  | { readonly kind: 'stands'; readonly item: RegisterItem }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy'; readonly retryAfter: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A row as it stands in its list, whoever wrote it. */
export type StandingRow = {
  readonly item: RegisterItem;
  readonly key: string | null;
  readonly tenantId: string | null;
  readonly objectId: string | null;
  readonly versionId: string | null;
  readonly name: string | null;
  readonly mail: string | null;
  readonly dueOn: string | null;
  /** Title and number of the policy version, as the row names them. */
  readonly policy: string | null;
  readonly version: string | null;
  /** Whether the columns that people read say that the person accepted. */
  readonly saysAccepted: boolean;
  readonly proof: string | null;
  /** Every value by the list's own name of the column. */
  readonly values: Readonly<Record<string, string | number | null>>;
};

export type RegisterChanges = {
  readonly rows: readonly StandingRow[];
  readonly removed: readonly string[];
  readonly deltaLink: string;
};

export type Register = {
  /** Resolves when so many rows may be written within what SharePoint allows. */
  ready(rows: number, urgency: Urgency): Promise<void>;
  /** Writes up to 20 rows at once, and says of each what became of it, in their order. Ask `ready` first. */
  write(writes: readonly RegisterWrite[], urgency: Urgency): Promise<readonly RegisterOutcome[]>;
  /** The names of the columns that do not say what the row should. */
  differences(should: RegisterRowOf, stands: StandingRow): readonly string[];
  /** Every row of the list, page by page. @throws RegisterBusy, Failure `microsoft-unavailable` */
  pages(list: RegisterListName): AsyncIterable<readonly StandingRow[]>;
  /** What changed since the link; with null, only a link from which to look on. Null where the link is lost. @throws RegisterBusy, Failure `microsoft-unavailable` */
  changes(list: RegisterListName, deltaLink: string | null): Promise<RegisterChanges | null>;
  /** Deletes the row, unless it is not the one known any more. @throws RegisterBusy, Failure `microsoft-unavailable` */
  remove(list: RegisterListName, item: RegisterItem): Promise<void>;
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

/** The published words of one version with what is known of it, as JSON. */
export type WordsFile = Omit<OriginalFile, 'bytes'> & { readonly json: string };

/** A file of words as it stands in the library, and the school's own file beside it where the version has one. */
export type FoundWords = {
  readonly itemId: string;
  readonly json: string;
  readonly original: {
    readonly itemId: string;
    readonly webUrl: string;
    /** @throws RegisterBusy, Failure `microsoft-unavailable` */
    readonly read: () => Promise<Uint8Array>;
  } | null;
};

export type Originals = {
  /**
   * Puts the file into the site's document library, or finds it there: a version has one file however often it is asked
   * for, and no other file is ever written over. @throws RegisterBusy, Failure `microsoft-unavailable`
   */
  keep(file: OriginalFile): Promise<{ readonly itemId: string; readonly webUrl: string }>;
  /** The same for the words beside it. @throws RegisterBusy, Failure `microsoft-unavailable` */
  keepWords(file: WordsFile): Promise<{ readonly itemId: string }>;
  /** Every file of words that is kept. @throws RegisterBusy, Failure `microsoft-unavailable` */
  allWords(): Promise<readonly FoundWords[]>;
};
