import type pg from 'pg';
import { expect } from 'vitest';
import type { Settings, SettingsError } from '#server/config/settings.ts';
import type { Finding } from '#server/doctor/check.ts';
import { examine } from '#server/doctor.ts';
import type { World } from '#tests/support/world.ts';

/** What a fault changes for one examination; what it changed elsewhere is put right by `undo`. */
export type Planted = {
  readonly settings?: Partial<Settings> | SettingsError;
  readonly now?: () => Date;
  readonly database?: pg.PoolConfig;
  readonly undo?: () => Promise<unknown>;
};

export type Fault = {
  readonly name: string;
  /** The one check that names it. */
  readonly found: string;
  readonly outcome?: 'warning';
  /** Whether people can still be asked and accept. */
  readonly goesOn?: boolean;
  /** What its finding says, of the cause and of the fix. */
  readonly wrong: RegExp;
  readonly fix: RegExp;
  readonly plant: (world: World) => Promise<Planted> | Planted;
};

/** Older than whatever the school uploaded. */
const appVersion = '0.0.2';

export function connectionOf(world: World): pg.PoolConfig {
  const { host, port, user, database } = world.database.options;
  return { host, port, user, database } as pg.PoolConfig;
}

export function examineWorld(world: World, planted: Planted = {}): Promise<readonly Finding[]> {
  const { settings = {} } = planted;
  return examine(settings instanceof Error ? settings : { ...world.settings, ...settings }, {
    now: planted.now ?? (() => new Date()),
    openDatabase: async () => planted.database ?? connectionOf(world),
    appVersion,
  });
}

/** The fault is named with its fix, nothing else is, and once it is put right nothing is left of it. */
export async function expectDiagnosis(world: World, fault: Fault): Promise<void> {
  const planted = await fault.plant(world);
  try {
    const findings = await examineWorld(world, planted);
    const named = findings.filter(({ outcome }) => outcome === 'fault' || outcome === 'warning');
    expect(named.map(({ id }) => id)).toEqual([fault.found]);
    expect(named[0]).toMatchObject({
      outcome: fault.outcome ?? 'fault',
      ...(fault.outcome ? {} : { stops: !fault.goesOn }),
      wrong: expect.stringMatching(fault.wrong),
      means: expect.stringMatching(/\w/),
      fix: expect.stringMatching(fault.fix),
    });
    const waiting = findings.filter((finding) => 'waitsFor' in finding);
    for (const finding of waiting) expect(finding).toMatchObject({ waitsFor: [fault.found] });
  } finally {
    await planted.undo?.();
  }
}

export async function expectHealth(world: World): Promise<void> {
  const findings = await examineWorld(world);
  expect(findings.filter(({ outcome }) => outcome === 'fault' || outcome === 'warning')).toEqual([]);
  expect(findings.filter((finding) => 'waitsFor' in finding)).toEqual([]);
}
