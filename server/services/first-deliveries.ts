import type { SendBy } from '#src/contract/campaigns.ts';
import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import type { Person } from '#src/domain/person.ts';
import type { School } from '#src/domain/school.ts';

export type PlannedDelivery = {
  readonly rung: Rung;
  readonly state: DeliveryState;
  readonly fault: DeliveryFault | null;
};

type Reachable = Pick<Person, 'mail' | 'otherMail'>;
type Fallbacks = School['fallbacks'];

/** How a person is asked first. Teams takes no app for a guest, so a guest's ladder begins below it. */
export function firstDeliveries(
  sendBy: SendBy,
  person: Reachable & Pick<Person, 'guest'>,
  fallbacks: Fallbacks,
): readonly PlannedDelivery[] {
  if (sendBy === 'sender') return [queued('chat')];
  if (person.guest) return [{ rung: 'teams', state: 'skipped', fault: 'guest' }, ...nextDeliveries(person, fallbacks)];
  return [queued('teams'), ...(sendBy === 'app-and-mail' ? [planned('mail', person)] : [])];
}

/**
 * What comes after a rung that did not reach somebody: the first way of the school's own order that has an address, and
 * before it those that have none, each with its cause. `tried` are left out.
 */
export function nextDeliveries(
  person: Reachable,
  fallbacks: Fallbacks,
  tried: ReadonlySet<Rung> = new Set(),
): readonly PlannedDelivery[] {
  const left = fallbacks.filter((rung) => !tried.has(rung)).map((rung) => planned(rung, person));
  const first = left.findIndex(({ state }) => state === 'queued');
  return first === -1 ? left : left.slice(0, first + 1);
}

function planned(rung: Fallbacks[number], person: Reachable): PlannedDelivery {
  if (rung === 'mail' && person.mail === null) return { rung, state: 'failed', fault: 'no-mailbox' };
  if (rung === 'plain-mail' && person.otherMail === null) return { rung, state: 'failed', fault: 'no-other-mail' };
  return queued(rung);
}

function queued(rung: Rung): PlannedDelivery {
  return { rung, state: 'queued', fault: null };
}
