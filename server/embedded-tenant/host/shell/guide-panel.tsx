import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import { narrow } from '../ui/widths.ts';
import { guideActs } from './guide-steps.ts';

/** Three people, three steps each: the whole job, with a button that brings you to each step as the right person. */
export function GuidePanel({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { people } = useSession();
  const { go } = useNavigation();
  return (
    <aside aria-label="Try the main job" className={styles.root}>
      <div className={styles.head}>
        <Text as="h2" size={400} weight="semibold" className={styles.title}>
          Try the main job
        </Text>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label="Close the guide"
          onClick={onClose}
        />
      </div>
      <Text size={200} className={styles.lead}>
        Play three people of one school. Nothing leaves this computer.
      </Text>
      {guideActs(people).map((act, number) => (
        <section key={act.title} aria-label={act.title} className={styles.act}>
          <Text as="h3" weight="semibold" className={styles.title}>
            <span className={styles.number} aria-hidden="true">
              {number + 1}
            </span>
            {act.title}
          </Text>
          <ol className={styles.steps}>
            {act.steps.map((step) => (
              <li key={step.text} className={styles.step}>
                <Text size={200} className={styles.text}>
                  {step.text}
                  {step.sample ? (
                    <>
                      {' '}
                      <Link href={`/host/samples/${step.sample.file}`} download>
                        {step.sample.name}
                      </Link>
                    </>
                  ) : null}
                </Text>
                <Button
                  size="small"
                  className={styles.button}
                  aria-label={`${step.button}: ${step.text}`}
                  onClick={() => go(step.to)}
                >
                  {step.button}
                </Button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </aside>
  );
}

const useStyles = makeStyles({
  root: {
    width: '300px',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { position: 'absolute', inset: 0, width: '100%', zIndex: 10 },
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: { margin: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  lead: { color: tokens.colorNeutralForeground3 },
  act: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  number: {
    display: 'inline-grid',
    placeItems: 'center',
    width: '22px',
    height: '22px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
  steps: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '6px' },
  step: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  text: { flexGrow: 1 },
  button: { flexShrink: 0, whiteSpace: 'nowrap', minWidth: 0 },
});
