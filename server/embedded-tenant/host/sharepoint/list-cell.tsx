import { useClock } from '../tenant/clock.tsx';
import { useSession } from '../tenant/session.tsx';
import type { ListColumn, ListItem, SharePointList } from '../tenant/types.ts';
import { cellText } from './cell-text.ts';
import { FormattedCell, readFormat } from './formatted-cell.tsx';
import { StandingPill } from './standing-pill.tsx';
import { standingColumn } from './view-columns.ts';

type Props = { readonly list: SharePointList; readonly column: ListColumn; readonly item: ListItem };

/** The value of one column as its formatting draws it, or as it is. */
export function ListCell({ list, column, item }: Props) {
  const { now } = useClock();
  const { info } = useSession();
  const format = readFormat(list.formatters[column.name]);
  const text = cellText(item.fields[column.name], column.type);
  if (format) {
    const scope = { fields: item.fields, current: column.name, now, currentWeb: info.siteUrl };
    return <FormattedCell format={format} scope={scope} />;
  }
  return column === standingColumn(list) && text !== '' ? <StandingPill standing={text} /> : text;
}
