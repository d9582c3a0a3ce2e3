import { Button } from '@fluentui/react-components';
import { Wrench20Regular } from '@fluentui/react-icons';
import { useSchoolApi } from '#src/api/school-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { schoolTexts as words } from '#strings/school.ts';
import { SchoolSettings } from './school-settings.tsx';

/** What the school decides for all its campaigns. */
export function SchoolPage() {
  const { state, reload, replace } = useLoaded(useSchoolApi().school);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          <Button as="a" size="large" icon={<Wrench20Regular />} href="#/school/attention">
            {words.attention}
          </Button>
        }
      />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <SchoolSettings kept={state.value} onKept={replace} /> : null}
    </>
  );
}
