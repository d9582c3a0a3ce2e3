import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { type Standing, standings } from '#src/domain/standing.ts';
import { isUnreached } from '../outstanding.ts';

/** Which of the people are shown. */
export const peopleFilters = ['everyone', ...standings, 'not-reached'] as const;
export type PeopleFilter = (typeof peopleFilters)[number];

export function isPeopleFilter(value: string): value is PeopleFilter {
  return peopleFilters.some((filter) => filter === value);
}

const compare = new Intl.Collator('en-GB', { sensitivity: 'base' }).compare;

/** Those whose standing fits, and of whose name some word begins as typed; capitals and accents make no difference. */
export function filterPeople(
  recipients: readonly CampaignRecipient[],
  filter: PeopleFilter,
  typed: string,
): readonly CampaignRecipient[] {
  const search = typed.trim();
  return recipients.filter((recipient) => fits(recipient, filter) && nameFits(recipient.name, search));
}

function fits(recipient: CampaignRecipient, filter: PeopleFilter): boolean {
  if (filter === 'everyone') return true;
  if (filter === 'not-reached') return isUnreached(recipient);
  const standing: Standing = filter;
  return recipient.standing === standing;
}

function nameFits(name: string, search: string): boolean {
  if (search === '') return true;
  const begins = (start: number) => compare(name.slice(start, start + search.length), search) === 0;
  return begins(0) || [...name.matchAll(/[\s'’-]/g)].some(({ index }) => begins(index + 1));
}
