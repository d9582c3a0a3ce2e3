export type AppRole = 'Policy.Manage' | 'Compliance.Read';

export type DirectoryPerson = {
  readonly objectId: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  /** Null for a person without a mailbox. */
  readonly mail: string | null;
  readonly jobTitle: string;
  readonly department: string;
  readonly userType: 'Member' | 'Guest';
  readonly accountEnabled: boolean;
  readonly roles: readonly AppRole[];
  readonly managerId: string | null;
  /** Addresses outside the school. Absent for none. */
  readonly otherMails?: readonly string[];
  /** Moment in UTC at which the employment begins, ISO 8601. Absent where the directory does not say. */
  readonly employeeHireDate?: string | null;
  /** The organisation's app policy refuses the Teams app to this person. */
  readonly appRefused: boolean;
  /** This person blocked the bot in their chat with it. */
  readonly botBlocked: boolean;
  /** As Entra has it and the hosts use it; absent for `en-GB`. */
  readonly preferredLanguage?: 'en-GB' | 'cy-GB';
  /** No licence that holds Teams. Absent for a person who has one. */
  readonly noTeamsLicence?: boolean;
};

export type DirectoryGroup = {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly mailNickname: string;
  /** Members of a hidden group are shown to no application without `Member.Read.Hidden`. */
  readonly hiddenMembership: boolean;
  readonly members: readonly { readonly objectId: string; readonly type: 'user' | 'group' }[];
};
