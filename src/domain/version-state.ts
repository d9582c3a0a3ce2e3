/** How a published version came out of use before another took its place. */
export const endingKinds = ['withdrawn', 'recalled'] as const;
export type EndingKind = (typeof endingKinds)[number];

/**
 * `superseded`: a later version is in force. `withdrawn`: the policy ended. `recalled`: the version should not have been
 * sent, and the one before it is in force again.
 */
export const versionStates = ['draft', 'published', 'superseded', ...endingKinds] as const;
export type VersionState = (typeof versionStates)[number];

/** That a body or a person approved the words before they were published, as the school minutes it. */
export type Approval = {
  /** The body that approved: "Full governing board". */
  readonly body: string;
  /** The person who stands for it: "Mrs A. Okafor, chair". */
  readonly approvedBy: string;
  /** A calendar day. */
  readonly approvedOn: string;
  /** SHA-256 of the canonical words that were approved. */
  readonly contentHash: string;
  readonly recordedAt: string;
};
