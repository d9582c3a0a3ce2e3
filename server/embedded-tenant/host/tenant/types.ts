/** What `/control/*` answers. */

export type TenantInfo = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly teamsAppId: string;
  readonly productUrl: string;
  readonly siteName: string;
  readonly siteUrl: string;
  readonly appName: string;
  readonly organisation: string;
};

export type Trouble = 'app-cannot-be-installed' | 'no-teams-licence' | 'no-mailbox' | 'bot-blocked' | 'disabled';

export type Person = {
  readonly objectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly userType: 'Member' | 'Guest';
  readonly preferredLanguage: string;
  readonly accountEnabled: boolean;
  readonly roles: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly trouble: Trouble | null;
  readonly siteAccess: boolean;
};

export type CardJson = { readonly [key: string]: unknown };

export type ChatMessage = {
  readonly id: string;
  readonly from: { readonly name: string; readonly kind: 'bot' | 'user'; readonly objectId: string | null };
  readonly at: string;
  readonly html: string | null;
  readonly summary: string | null;
  readonly cards: readonly CardJson[];
  readonly updatedAt: string | null;
};

export type Chat = {
  readonly id: string;
  readonly kind: 'bot' | 'person';
  readonly title: string;
  readonly withObjectId: string | null;
  readonly messages: readonly ChatMessage[];
};

export type MailAddress = { readonly name: string; readonly address: string };

export type MailMessage = {
  readonly id: string;
  readonly internetMessageId: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly receivedAt: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly read: boolean;
};

export type Activity = {
  readonly id: string;
  readonly at: string;
  readonly preview: string;
  readonly text: string;
  readonly webUrl: string | null;
};

export type ColumnType = 'text' | 'note' | 'number' | 'dateTime' | 'choice' | 'boolean';

export type ListColumn = {
  readonly name: string;
  readonly displayName: string;
  readonly type: ColumnType;
  readonly indexed?: boolean;
};

/** A view as SharePoint keeps it: columns, and CAML for the rest. */
export type StoredView = {
  readonly id: string;
  readonly title: string;
  readonly query: string;
  readonly fields: readonly string[];
  readonly rowLimit: number;
  readonly isDefault: boolean;
};

export type ListItem = {
  readonly id: string;
  readonly eTag: string;
  readonly fields: { readonly [column: string]: unknown };
  readonly createdAt: string;
  readonly modifiedAt: string;
};

export type SharePointList = {
  readonly id: string;
  readonly displayName: string;
  readonly webUrl: string;
  readonly columns: readonly ListColumn[];
  readonly views: readonly StoredView[];
  /** Column formatting as JSON, by the internal name of the column. */
  readonly formatters: Readonly<Record<string, string>>;
  readonly items: readonly ListItem[];
};

/** A file or a folder of the site's document library; `parentId` is null at the top. */
export type LibraryItem = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  readonly modifiedAt: string;
};

/** The answer of the bot to an invoke, as the connector passes it on. */
export type InvokeAnswer = { readonly status: number; readonly body: unknown };
