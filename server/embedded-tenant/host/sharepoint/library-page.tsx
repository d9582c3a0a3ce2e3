import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import { libraryPlace } from '../place/deep-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import type { LibraryItem } from '../tenant/types.ts';
import { useControl } from '../tenant/use-control.ts';
import { LoadingLines } from '../ui/loading-lines.tsx';
import { Notice } from '../ui/notice.tsx';
import { TryAgain } from '../ui/try-again.tsx';
import { narrow } from '../ui/widths.ts';
import { LibraryTable } from './library-table.tsx';
import { openedAt } from './opened-at.ts';

/** The site's document library: folders to open and files to download. Countersign puts the schools' own files here. */
export function LibraryPage() {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const answer = useControl<{ files: readonly LibraryItem[] }>('files');
  if (answer.status === 'loading') return <LoadingLines label="Loading the library" />;
  if (answer.status === 'failed') return <TryAgain reason={answer.reason} onTryAgain={answer.reload} />;
  const { way, rows, marked } = openedAt(answer.data.files, place.item);
  const open = (names: readonly string[]) => go({ item: names.length === 0 ? null : names.join('/') });
  const title = way.at(-1) ?? libraryPlace;
  return (
    <section aria-label={libraryPlace} className={styles.root}>
      <Breadcrumb aria-label="Folders" className={styles.way}>
        {[libraryPlace, ...way].map((name, depth) => (
          <Fragment key={way.slice(0, depth).join('/')}>
            {depth > 0 && <BreadcrumbDivider />}
            <BreadcrumbItem>
              <BreadcrumbButton current={depth === way.length} onClick={() => open(way.slice(0, depth))}>
                {name}
              </BreadcrumbButton>
            </BreadcrumbItem>
          </Fragment>
        ))}
      </Breadcrumb>
      <Text as="h2" size={500} weight="semibold" className={styles.name}>
        {title}
      </Text>
      {rows.length === 0 ? (
        <div className={styles.empty}>
          <Notice
            icon={<FolderOpenRegular />}
            title="This folder is empty"
            text="Countersign keeps the school’s own file of every policy version here, moments after it is published."
          />
        </div>
      ) : (
        <LibraryTable title={title} rows={rows} marked={marked} onOpen={(name) => open([...way, name])} />
      )}
    </section>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  way: {
    padding: '8px 12px 0',
    overflowX: 'auto',
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, padding: '12px 20px 8px', overflowWrap: 'anywhere', [narrow]: { padding: '8px 12px' } },
  empty: { flexGrow: 1 },
});
