import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Me } from '#src/contract/session.ts';
import { shellTexts } from '#strings/app.ts';
import { PageFooter } from './page-footer.tsx';
import { usePageClass } from './page-frame.ts';
import { Pages } from './pages.tsx';
import { hashOfHostPlace, type Place } from './routes.ts';
import { usePlace } from './use-place.ts';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: '-999px',
    padding: '10px 16px',
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    border: 'none',
    font: 'inherit',
    ':focus': { left: '8px', top: '4px' },
  },
  bar: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInline: 'clamp(4px, calc(4vw - 12px), 28px)',
    overflowX: 'auto',
    '@media print': { display: 'none' },
  },
  inner: { maxWidth: '1120px', marginInline: 'auto' },
  list: { display: 'flex', maxWidth: '1144px', margin: '0 auto', padding: 0, listStyleType: 'none' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '48px',
    padding: '0 12px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    borderBottom: '3px solid transparent',
    borderTop: '3px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
    '@media (max-width: 399px)': { padding: '0 8px', fontSize: tokens.fontSizeBase200 },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
});

type Section = keyof typeof shellTexts.pages;

const sectionOf: Readonly<Record<Place['page'], Section | null>> = {
  'my-policies': 'my-policies',
  request: 'my-policies',
  sitting: 'my-policies',
  policies: 'policies',
  'policy-version': 'policies',
  'version-changes': 'policies',
  campaigns: 'campaigns',
  'new-campaign': 'campaigns',
  campaign: 'campaigns',
  'campaign-slips': 'campaigns',
  compliance: 'compliance',
  'compliance-people': 'compliance',
  'compliance-not-asked': 'compliance',
  responses: 'compliance',
  'policy-health': 'policies',
  school: 'school',
  'needs-attention': 'school',
  'not-found': null,
};

/** The tab: what the person's roles open, and the page. */
export function Shell({ me, place: hostPlace }: { readonly me: Me; readonly place: string | null }) {
  const styles = useStyles();
  const page = usePageClass();
  const place = usePlace();
  useEffect(() => {
    const asked = hashOfHostPlace(hostPlace);
    if (asked && window.location.hash.length <= 2) window.location.hash = asked;
  }, [hostPlace]);
  const sections = sectionsFor(me);
  const isAdmin = me.roles.includes('admin');
  // A leader comes to policy health from compliance, having no other page about policies.
  const current = place.page === 'policy-health' && !isAdmin ? 'compliance' : sectionOf[place.page];
  return (
    <>
      {sections.length > 1 ? (
        <nav aria-label={shellTexts.navigation} className={styles.bar}>
          <button
            type="button"
            className={styles.skip}
            onClick={() => document.querySelector<HTMLElement>('main h1')?.focus()}
          >
            {shellTexts.skip}
          </button>
          <ul className={styles.list}>
            {sections.map((section) => {
              const isCurrent = current === section;
              return (
                <li key={section}>
                  <a
                    href={section === 'my-policies' ? '#/' : `#/${section}`}
                    aria-current={isCurrent ? 'page' : undefined}
                    className={mergeClasses(styles.link, isCurrent && styles.current)}
                  >
                    {shellTexts.pages[section]}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
      ) : null}
      <main className={page}>
        <div className={styles.inner}>
          <Pages place={place} isAdmin={isAdmin} />
        </div>
      </main>
      <PageFooter isGuest={me.guest} />
    </>
  );
}

function sectionsFor({ roles }: Me): readonly Section[] {
  if (roles.includes('admin')) return ['my-policies', 'policies', 'campaigns', 'compliance', 'school'];
  return roles.includes('leader') ? ['my-policies', 'compliance'] : ['my-policies'];
}
