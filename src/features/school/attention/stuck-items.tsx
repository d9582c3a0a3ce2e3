import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useSchoolApi } from '#src/api/school-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import { deliveryFaults, unhelpedByRetry } from '#src/domain/delivery.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { faultTexts } from '#strings/campaigns.ts';
import { momentWords } from '#strings/dates.ts';
import { stuckKinds, stuckTexts as words } from '#strings/stuck-work.ts';

type Item = StuckWork['items'][number];

const useStyles = makeStyles({ all: { display: 'grid', gap: '14px', gridTemplateColumns: 'minmax(0, 1fr)' } });

const columns: readonly Column<Item>[] = [
  { key: 'about', header: words.columns.about, cell: ({ about }) => about },
  { key: 'kind', header: words.columns.kind, isShort: true, cell: ({ kind }) => stuckKinds[kind] },
  { key: 'reason', header: words.columns.reason, cell: reasonWords },
  { key: 'since', header: words.columns.since, cell: ({ since }) => momentWords(since) },
];

/** Microsoft's own words, or ours where we know the cause. */
function reasonWords({ kind, reason }: Item): string {
  const fault = kind === 'reminder' ? deliveryFaults.find((one) => one === reason) : undefined;
  return fault === undefined ? reason : `${faultTexts[fault].cause} ${faultTexts[fault].next}`;
}

/** A reminder that had no address to go to has none the next time either. */
function mayWork({ kind, reason }: Item): boolean {
  return kind !== 'reminder' || !unhelpedByRetry.some((fault) => fault === reason);
}

/** As many as one call takes. */
const atOnce = 1_000;

/** Work that was given up, and the way to have it tried again: that work only. */
export function StuckItems({ items, onRefresh }: { readonly items: readonly Item[]; onRefresh(): void }) {
  const styles = useStyles();
  const api = useSchoolApi();
  const announce = useAnnounce();
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const ids = items
    .filter(mayWork)
    .slice(0, atOnce)
    .map(({ id }) => id);
  const tryAgain = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      await api.tryAgain(ids);
      announce(words.tried);
      onRefresh();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  return (
    <section aria-label={words.given(items.length)} className={styles.all}>
      <Notice
        kind="warning"
        title={words.given(items.length)}
        actions={
          ids.length === 0 ? null : (
            <Button size="large" disabledFocusable={isWorking} onClick={() => void tryAgain()}>
              {isWorking ? words.trying : words.tryAgain(ids.length)}
            </Button>
          )
        }
      >
        {ids.length === 0 ? null : <p>{words.hint}</p>}
        {ids.length === items.length ? null : <p>{words.noWay(items.length - ids.length)}</p>}
      </Notice>
      <TroubleNotice trouble={trouble} />
      <SimpleTable
        label={words.given(items.length)}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        showMore={words.showMore}
      />
    </section>
  );
}
