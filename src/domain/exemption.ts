/** Why somebody is not asked for the time being. A category alone: the reason for a leave is nobody's business here. */
export const exemptionReasons = ['leave', 'not-in-role', 'on-paper', 'adjustment', 'other'] as const;
export type ExemptionReason = (typeof exemptionReasons)[number];
