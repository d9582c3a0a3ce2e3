import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import {
  type CompliancePageQuery,
  type ComplianceSummary,
  complianceSorts,
  personStandings,
} from '#src/contract/compliance.ts';
import { exemptionReasons } from '#src/domain/exemption.ts';
import { standings } from '#src/domain/standing.ts';
import { standingNames } from '#strings/campaigns.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { exemptionNames } from '#strings/exemptions.ts';
import { type Asked, peopleHash, replaceHash } from './compliance-hash.ts';
import { SearchField } from './search-field.tsx';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'end',
    '@media print': { display: 'none' },
  },
});

type PeopleFiltersProps = {
  readonly summary: ComplianceSummary;
  readonly query: CompliancePageQuery;
};

/** Narrows and orders the list. Each choice is a step to go back to, and begins with the first page again. */
export function PeopleFilters({ summary, query }: PeopleFiltersProps) {
  const styles = useStyles();
  const go = (change: Asked) => {
    window.location.hash = peopleHash({ ...query, page: undefined, ...change });
  };
  return (
    <div className={styles.filters}>
      <Choice label={words.filter.policy} value={query.versionId} onChange={(versionId) => go({ versionId })}>
        <option value="">{words.filter.allPolicies}</option>
        {summary.policies.map(({ versionId, title, label, number }) => (
          <option key={versionId} value={versionId}>
            {title}, {words.version(label, number)}
          </option>
        ))}
      </Choice>
      <Choice label={words.filter.group} value={query.groupId} onChange={(groupId) => go({ groupId })}>
        <option value="">{words.filter.allGroups}</option>
        {summary.groups.map(({ groupId, name }) => (
          <option key={groupId} value={groupId}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={words.filter.standing} value={standingIn(query)} onChange={(chosen) => go(standingFrom(chosen))}>
        <option value="">{words.filter.allStandings}</option>
        <optgroup label={words.filter.requests}>
          {standings.map((standing) => (
            <option key={standing} value={`standing:${standing}`}>
              {standingNames[standing]}
            </option>
          ))}
        </optgroup>
        <optgroup label={words.filter.people}>
          {personStandings.map((who) => (
            <option key={who} value={`who:${who}`}>
              {words.who[who]}
            </option>
          ))}
        </optgroup>
        <optgroup label={words.filter.reasons}>
          {exemptionReasons.map((reason) => (
            <option key={reason} value={`reason:${reason}`}>
              {exemptionNames[reason]}
            </option>
          ))}
        </optgroup>
      </Choice>
      <Choice label={words.filter.sort} value={query.sort} onChange={(sort) => go({ sort })}>
        {complianceSorts.map((sort) => (
          <option key={sort} value={sort === 'name' ? '' : sort}>
            {words.sorts[sort]}
          </option>
        ))}
      </Choice>
      <SearchField
        value={query.search ?? ''}
        onSearch={(search) => replaceHash(peopleHash({ ...query, page: undefined, search }))}
      />
    </div>
  );
}

/** The three questions of where somebody stands are one choice: nobody asks two of them at once. */
function standingIn({ standing, who, reason }: CompliancePageQuery): string {
  if (who !== undefined) return `who:${who}`;
  if (reason !== undefined) return `reason:${reason}`;
  return standing === undefined ? '' : `standing:${standing}`;
}

function standingFrom(chosen: string): Asked {
  const [name = '', value] = chosen.split(':');
  return { standing: undefined, who: undefined, reason: undefined, [name]: value };
}

/** What the list is narrowed to, by name. */
export function scopeOf(
  summary: ComplianceSummary,
  { versionId, groupId, standing, who, reason, search }: CompliancePageQuery,
): readonly (readonly [string, string])[] {
  const policy = summary.policies.find((one) => one.versionId === versionId);
  const group = summary.groups.find((one) => one.groupId === groupId);
  const { filter, scope } = words;
  const given: readonly (readonly [string, string | undefined])[] = [
    [filter.policy, policy?.title],
    [filter.group, group?.name],
    [filter.standing, standing && standingNames[standing]],
    [scope.who, who && words.who[who]],
    [scope.reason, reason && exemptionNames[reason]],
    [scope.search, search],
  ];
  return given.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  onChange(value: string): void;
  readonly children: ReactNode;
};

function Choice({ label, value = '', onChange, children }: ChoiceProps) {
  return (
    <Field label={label}>
      <Select size="large" value={value} onChange={(_, data) => onChange(data.value)}>
        {children}
      </Select>
    </Field>
  );
}
