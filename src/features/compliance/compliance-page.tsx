export function CompliancePage(_: {
  readonly id?: string;
  readonly versionId?: string | null;
  readonly query?: unknown;
}) {
  return null;
}
