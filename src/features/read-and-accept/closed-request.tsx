import type { RequestDetail } from '#src/contract/requests.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { whatChangedTexts } from '#strings/changes.ts';

/** Why nothing is asked here any more. */
export function ClosedRequest({
  request: { policyTitle, standing, closedBecause },
}: {
  readonly request: RequestDetail;
}) {
  const { title, advice } = whatChangedTexts.closed[standing === 'exempt' ? 'exempt' : (closedBecause ?? 'superseded')];
  return (
    <>
      <PageHeading title={policyTitle} />
      <Notice kind="info" title={title}>
        <p>{advice}</p>
      </Notice>
    </>
  );
}
