import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle48Regular } from '@fluentui/react-icons';
import { useResponsesApi } from '#src/api/responses-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { ReceivedResponses } from '#src/contract/responses.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { responsesTexts as words } from '#strings/responses.ts';
import { ReceivedItem } from './received-item.tsx';

const useStyles = makeStyles({
  heading: { margin: '24px 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px', maxWidth: '720px' },
});

/** Questions, needs and refusals: those that wait for an answer, and the latest that were answered. */
export function ResponsesPage() {
  const { state, reload, replace } = useLoaded(useResponsesApi().responses);
  return (
    <>
      <BackLink href="#/compliance">{shellTexts.pages.compliance}</BackLink>
      <PageHeading title={words.title} lead={words.lead} />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <Full responses={state.value} onAnswered={replace} /> : null}
    </>
  );
}

type FullProps = { readonly responses: ReceivedResponses; onAnswered(responses: ReceivedResponses): void };

function Full({ responses: { open, answered }, onAnswered }: FullProps) {
  const styles = useStyles();
  return (
    <>
      {open.length === 0 ? <EmptyState icon={<CheckmarkCircle48Regular />} {...words.nothing} /> : null}
      {[
        { title: words.open, items: open },
        { title: words.answered, items: answered },
      ]
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles.heading}>{title}</h2>
            <ul className={styles.list}>
              {items.map((item) => (
                <ReceivedItem key={item.id} item={item} onAnswered={onAnswered} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
