/**
 * The part of the Adaptive Card schema the cards are written in: https://adaptivecards.io/explorer
 * Written by hand, since the builders of Microsoft's SDK emit members the schema does not know.
 */
export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.3' | '1.4' | '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly refresh?: { readonly action: ExecuteAction; readonly userIds: readonly string[] };
  /** Outlook's own member: who registered the sender of an actionable message. */
  readonly originator?: string;
};

export type Element = TextBlock | RichTextBlock | Container | FactSet | ChoiceSet | TextInput | ActionSet;

type Spaced = { readonly spacing?: 'none' | 'small' | 'medium' | 'large'; readonly separator?: boolean };

export type TextBlock = Spaced & {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'small' | 'medium' | 'large';
  readonly weight?: 'bolder';
  readonly style?: 'heading';
  readonly isSubtle?: true;
  readonly color?: 'attention' | 'good';
};

/** Text that no Markdown in it can change. */
export type RichTextBlock = Spaced & { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] };
export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly isSubtle?: true;
  readonly weight?: 'bolder';
  readonly strikethrough?: true;
  readonly selectAction?: OpenUrlAction;
};

export type Container = Spaced & {
  readonly type: 'Container';
  readonly style?: 'emphasis' | 'attention' | 'good';
  readonly items: readonly Element[];
};

export type FactSet = Spaced & {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
};

export type ChoiceSet = Spaced & {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'expanded';
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly wrap: true;
  readonly value?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
};

export type TextInput = Spaced & {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly maxLength: number;
  readonly isMultiline?: true;
  readonly isRequired?: true;
  readonly errorMessage?: string;
  readonly value?: string;
};

export type ActionSet = Spaced & { readonly type: 'ActionSet'; readonly actions: readonly Action[] };
export type Action = OpenUrlAction | ExecuteAction | HttpAction;
export type OpenUrlAction = { readonly type: 'Action.OpenUrl'; readonly title?: string; readonly url: string };
export type ExecuteAction = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
  readonly style?: 'positive';
  readonly fallback?: OpenUrlAction;
};
/** Outlook's own: a call to our address, which Microsoft makes. https://learn.microsoft.com/outlook/actionable-messages/adaptive-card#actionhttp */
export type HttpAction = {
  readonly type: 'Action.Http';
  readonly title: string;
  readonly method: 'POST';
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
};
