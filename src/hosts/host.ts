import type { ClientChannel } from '#src/domain/attestation.ts';

export type HostTheme = 'light' | 'dark' | 'contrast';

/** The message open in Outlook. A person can pin the pane and walk through the inbox: the answer changes under us. */
export type MessageInView = {
  /** The request that the message asks about; null for any other message. */
  requestId(): Promise<string | null>;
  onChange(listener: () => void): void;
};

export type TokenWish = {
  /** `page`: past what this page keeps, so that the account of the host answers. `host`: made anew by Microsoft. */
  readonly past?: 'page' | 'host';
  /** What an answer of the API asked for, as JSON. */
  readonly claims?: string;
};

export type SignInWish = {
  readonly claims?: string;
  /** With another account than the present one, where the host leaves the choice to us. */
  readonly otherAccount?: boolean;
};

/** A way of signing in: each host has its own. All of them throw `SignInProblem` and nothing else. */
export type SignIn = {
  /** The page's first token: silently where that can be, otherwise as the host does, with its own window or elsewhere. */
  start(): Promise<string>;
  /** A token for our own API, without asking anybody, from the cache where there is one. */
  token(wish?: TokenWish): Promise<string>;
  /** Signs in with a window or a redirect. Call it from a press only: browsers block it otherwise. */
  signIn(wish: SignInWish): Promise<void>;
};

/** Where the client runs. The features know the host only by this. */
export type Host = SignIn & {
  readonly channel: ClientChannel;
  /** The place the host was asked to open, `request/<id>`; null for the first page. */
  readonly place: string | null;
  readonly message: MessageInView | null;
  /** The language the host is in, as BCP 47 names it. */
  readonly locale: string;
  theme(): HostTheme;
  onThemeChange(listener: (theme: HostTheme) => void): void;
  /** Tells the host that the first screen stands. */
  ready(): void;
};
