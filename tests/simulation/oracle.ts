/**
 * Says who is asked and reminded when, by walking through every person, request and step on every day: slow, and plain
 * enough to be checked by reading. It shares nothing with the product but the words. Days are `2026-09-01`, compared as
 * text.
 */
export type Day = string;

export type OracleCampaign = {
  readonly id: string;
  readonly versionId: string;
  readonly groupId: string;
  dueOn: Day;
  readonly days: readonly number[];
  readonly joinerDays: number;
  paused: boolean;
  /** Its version was replaced by a later one, or the campaign ended: nobody is asked any more. */
  over: boolean;
};

export type OracleRequest = {
  readonly objectId: string;
  readonly versionId: string;
  campaignId: string;
  askedOn: Day;
  dueOn: Day;
  state: 'outstanding' | 'accepted' | 'exempt' | 'closed';
  closedBecause: string | null;
  delivered: boolean;
};

type OraclePerson = { enabled: boolean; startsOn: Day | null; readonly groups: Set<string> };
type Membership = { left: boolean; missedOnce: boolean };

export class Oracle {
  readonly people = new Map<string, OraclePerson>();
  readonly campaigns: OracleCampaign[] = [];
  readonly requests: OracleRequest[] = [];
  readonly digests: { readonly objectId: string; readonly day: Day; readonly told: readonly OracleRequest[] }[] = [];
  private readonly memberships = new Map<string, Membership>();
  private readonly exemptions: { readonly objectId: string; readonly until: Day; over: boolean }[] = [];
  private readonly messaged = new Set<string>();
  private readonly closed: readonly { readonly from: Day; readonly until: Day }[];
  private readonly bankHolidays: ReadonlySet<Day>;

  constructor(closures: readonly { readonly from: Day; readonly until: Day }[], bankHolidays: readonly Day[]) {
    this.closed = closures;
    this.bankHolidays = new Set(bankHolidays);
  }

  isSchoolDay(day: Day): boolean {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) return false;
    if (this.bankHolidays.has(day)) return false;
    return !this.closed.some(({ from, until }) => from <= day && day <= until);
  }

  send(campaign: OracleCampaign, today: Day): void {
    this.campaigns.push(campaign);
    for (const [objectId, person] of this.people) {
      if (person.enabled && person.groups.has(campaign.groupId)) this.meet(campaign, objectId, today, campaign.dueOn);
    }
  }

  accept(request: OracleRequest): void {
    request.state = 'accepted';
  }

  supersede(versionId: string): void {
    for (const one of this.campaigns) if (one.versionId === versionId) one.over = true;
    for (const one of this.requests) {
      if (one.versionId === versionId && isOpen(one)) this.close(one, 'superseded');
    }
  }

  /** A newer exemption takes the place of an older one. */
  exempt(objectId: string, until: Day): void {
    for (const one of this.exemptions) if (one.objectId === objectId) one.over = true;
    this.exemptions.push({ objectId, until, over: false });
    for (const one of this.requests) {
      if (one.objectId === objectId && one.state === 'outstanding') one.state = 'exempt';
    }
  }

  extend(campaign: OracleCampaign, dueOn: Day): void {
    campaign.dueOn = dueOn;
    for (const one of this.requests) {
      if (one.campaignId === campaign.id && one.state === 'outstanding') one.dueOn = dueOn;
    }
  }

  /** The first thing of a day: exemptions whose last day has passed. */
  passDay(today: Day): void {
    for (const exemption of this.exemptions) {
      if (exemption.over || exemption.until >= today) continue;
      exemption.over = true;
      for (const one of this.requests) {
        if (one.objectId !== exemption.objectId || one.state !== 'exempt') continue;
        const campaign = this.campaignOf(one);
        one.state = 'outstanding';
        one.dueOn = later(one.dueOn, plusDays(today, campaign.joinerDays));
        if (!one.delivered) this.message(one, today);
      }
    }
  }

  /** A full reading of the groups: who is new is asked, who is gone twice in a row is not asked any more. */
  readGroups(today: Day): void {
    for (const campaign of this.campaigns) {
      if (campaign.over) continue;
      for (const [objectId, person] of this.people) {
        const known = this.memberships.get(`${campaign.id}|${objectId}`);
        const isThere = person.groups.has(campaign.groupId);
        if (known && !known.left && !person.enabled) this.leave(campaign, objectId, known, 'left');
        else if (known && !known.left && !isThere && known.missedOnce)
          this.leave(campaign, objectId, known, 'out-of-scope');
        else if (known && !known.left && !isThere) known.missedOnce = true;
        else if (known && isThere) known.missedOnce = false;
        if (isThere && person.enabled && !campaign.paused && (!known || known.left)) {
          if (person.startsOn !== null && person.startsOn > today) continue;
          const joined = person.startsOn === null ? today : later(today, person.startsOn);
          this.meet(campaign, objectId, today, later(campaign.dueOn, plusDays(joined, campaign.joinerDays)));
        }
      }
    }
  }

  /** In chase hours: one digest for everybody whose ladder has a step that no digest has served. */
  remind(today: Day): void {
    if (!this.isSchoolDay(today)) return;
    for (const [objectId, person] of this.people) {
      if (!person.enabled || (person.startsOn !== null && person.startsOn > today)) continue;
      if (this.messaged.has(`${objectId} ${today}`)) continue;
      const told = this.requests.filter(
        (one) => one.objectId === objectId && one.state === 'outstanding' && !this.campaignOf(one).paused,
      );
      if (told.some((one) => this.calls(one, today))) {
        this.digests.push({ objectId, day: today, told });
        this.messaged.add(`${objectId} ${today}`);
      }
    }
  }

  private calls(request: OracleRequest, today: Day): boolean {
    const campaign = this.campaignOf(request);
    return campaign.days.some((days) => {
      let step = plusDays(request.dueOn, days);
      while (!this.isSchoolDay(step)) step = plusDays(step, 1);
      if (step > today || step <= request.askedOn) return false;
      return !this.digests.some(({ day, told }) => day >= step && told.includes(request));
    });
  }

  private meet(campaign: OracleCampaign, objectId: string, today: Day, dueOn: Day): void {
    this.memberships.set(`${campaign.id}|${objectId}`, { left: false, missedOnce: false });
    const before = this.requests.find((one) => one.objectId === objectId && one.versionId === campaign.versionId);
    if (before && before.state !== 'closed') return;
    const onLeave = this.exemptions.some((one) => one.objectId === objectId && !one.over);
    const request: OracleRequest = before ?? {
      objectId,
      versionId: campaign.versionId,
      campaignId: campaign.id,
      askedOn: today,
      dueOn,
      state: 'outstanding',
      closedBecause: null,
      delivered: false,
    };
    if (!before) this.requests.push(request);
    Object.assign(request, { campaignId: campaign.id, askedOn: today, dueOn, closedBecause: null });
    request.state = onLeave ? 'exempt' : 'outstanding';
    if (!onLeave) this.message(request, today);
  }

  private leave(campaign: OracleCampaign, objectId: string, known: Membership, because: string): void {
    known.left = true;
    for (const one of this.requests) {
      if (one.objectId === objectId && one.campaignId === campaign.id && isOpen(one)) this.close(one, because);
    }
  }

  private close(request: OracleRequest, because: string): void {
    request.state = 'closed';
    request.closedBecause = because;
  }

  private message(request: OracleRequest, today: Day): void {
    request.delivered = true;
    this.messaged.add(`${request.objectId} ${today}`);
  }

  private campaignOf(request: OracleRequest): OracleCampaign {
    const found = this.campaigns.find((one) => one.id === request.campaignId);
    if (!found) throw new Error('A request without its campaign');
    return found;
  }
}

export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function isOpen(request: OracleRequest): boolean {
  return request.state === 'outstanding' || request.state === 'exempt';
}
