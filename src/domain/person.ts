/** Who somebody is: the `tid` and `oid` of a validated Entra token, or of the directory that token belongs to. */
export type PersonKey = { readonly tenantId: string; readonly objectId: string };

/** A person as the directory describes them. Times and states as at the moment of reading. */
export type Person = PersonKey & {
  readonly name: string;
  readonly userPrincipalName: string;
  /** Null where the directory holds no mailbox address. */
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly guest: boolean;
  readonly enabled: boolean;
};

export type Group = { readonly id: string; readonly name: string; readonly description: string | null };
