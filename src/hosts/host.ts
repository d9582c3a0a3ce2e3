import type { ClientChannel } from '#src/domain/attestation.ts';

export type HostTheme = 'light' | 'dark' | 'contrast';

/** The message open in Outlook. A person can pin the pane and walk through the inbox: the answer changes under us. */
export type MessageInView = {
  /** The request that the message asks about; null for any other message. */
  requestId(): Promise<string | null>;
  onChange(listener: () => void): void;
};

/** Where the client runs. The features know the host only by this. */
export type Host = {
  readonly channel: ClientChannel;
  /** The place the host was asked to open, `request/<id>`; null for the first page. */
  readonly place: string | null;
  readonly message: MessageInView | null;
  /** The language the host is in, as BCP 47 names it. */
  readonly locale: string;
  theme(): HostTheme;
  onThemeChange(listener: (theme: HostTheme) => void): void;
  /** A token for our own API, from the cache where there is one. @throws SignInProblem */
  token(): Promise<string>;
  /** Signs in with a window or a redirect. Call it from a press only: browsers block it otherwise. @throws SignInProblem */
  signIn(): Promise<void>;
  /** Tells the host that the first screen stands. */
  ready(): void;
};
