import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ProhibitedRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { Outlook } from '../outlook/outlook.tsx';
import { useNavigation } from '../place/use-place.tsx';
import { SharePoint } from '../sharepoint/sharepoint.tsx';
import { Teams } from '../teams/teams.tsx';
import { useChanges } from '../tenant/changes.tsx';
import { personKind } from '../tenant/person-kind.ts';
import { type Session, SessionContext } from '../tenant/session.tsx';
import type { Person, TenantInfo } from '../tenant/types.ts';
import { useControl } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { TryAgain } from '../ui/try-again.tsx';
import { GuidePanel } from './guide-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { useGuide } from './use-guide.ts';

/** The whole simulated screen: the bar that says so, and the chosen app for the chosen person. */
export function Microsoft365() {
  const styles = useStyles();
  const info = useControl<TenantInfo>('info');
  const people = useControl<{ people: readonly Person[] }>('people');
  const { place } = useNavigation();
  const guide = useGuide();
  const { connected } = useChanges();

  const session = useMemo<Session | null>(() => {
    if (info.status !== 'ready' || people.status !== 'ready') return null;
    const person = choosePerson(people.data.people, place.person);
    return person ? { info: info.data, people: people.data.people, person } : null;
  }, [info, people, place.person]);

  if (info.status === 'failed') return <TryAgain reason={info.reason} onTryAgain={info.reload} />;
  if (people.status === 'failed') return <TryAgain reason={people.reason} onTryAgain={people.reload} />;
  if (!session) return <LoadingLines label="Loading the simulated tenant" lines={8} />;

  return (
    <SessionContext.Provider value={session}>
      <div className={styles.page}>
        <TopBar guideOpen={guide.open} onToggleGuide={guide.toggle} />
        {!connected && (
          <MessageBar intent="warning">
            <MessageBarBody>The simulated tenant does not answer. What you see may be out of date.</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.below}>
          <main className={styles.main}>
            <ChosenApp person={session.person} />
          </main>
          {guide.open && <GuidePanel onClose={guide.close} />}
        </div>
      </div>
    </SessionContext.Provider>
  );
}

function ChosenApp({ person }: { readonly person: Person }) {
  const { place } = useNavigation();
  if (!person.accountEnabled) {
    return (
      <Notice
        icon={<ProhibitedRegular />}
        title={`${person.name} cannot sign in`}
        text="Your account has been disabled. Choose another person in the bar above."
      />
    );
  }
  switch (place.app) {
    case 'teams':
      return <Teams key={person.objectId} />;
    case 'outlook':
      return <Outlook key={person.objectId} />;
    case 'sharepoint':
      return <SharePoint key={person.objectId} />;
  }
}

/** By object id or sign-in name; without either, the first admin, because the job starts there. */
function choosePerson(people: readonly Person[], wanted: string | null): Person | undefined {
  const name = wanted?.toLowerCase();
  return (
    people.find(
      (person) => person.objectId.toLowerCase() === name || person.userPrincipalName.toLowerCase() === name,
    ) ??
    people.find((person) => personKind(person) === 'Admin') ??
    people[0]
  );
}

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  below: { display: 'flex', flexGrow: 1, minHeight: 0, position: 'relative' },
  main: { flexGrow: 1, minWidth: 0, minHeight: 0, overflow: 'hidden' },
});
