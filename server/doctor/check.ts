import type { Scene } from './scene.ts';

/** What is wrong, what it means for the school and what puts it right, each a sentence a school's IT person can act on. */
export type Trouble = {
  readonly wrong: string;
  readonly means: string;
  /** Names the page of a portal, the command, the setting or the permission. */
  readonly fix: string;
};

export type Verdict =
  | { readonly outcome: 'ok'; readonly saw: string }
  /** Makes no sense here, or cannot be seen from here; what depends on it is looked at all the same. */
  | { readonly outcome: 'skipped'; readonly because: string }
  /** Somebody should see to it, and people are asked and accept meanwhile. */
  | ({ readonly outcome: 'warning' } & Trouble)
  /** `stops`: people are not asked, cannot accept, or their acceptances are not safe or not in the register. */
  | ({ readonly outcome: 'fault'; readonly stops: boolean } & Trouble);

export type Check = {
  /** Stable: scripts read it. */
  readonly id: string;
  readonly looksAt: string;
  /** Checks without which this one would only name their fault again; it is not run where one of them found a fault. */
  readonly needs: readonly string[];
  /** Milliseconds, where the usual limit is too short. */
  readonly within?: number;
  readonly run: (scene: Scene) => Promise<Verdict>;
};

export type Finding = { readonly id: string; readonly looksAt: string } & (
  | Verdict
  /** Not looked at, since the checks named here found a fault. */
  | { readonly outcome: 'skipped'; readonly because: string; readonly waitsFor: readonly string[] }
);

export const ok = (saw: string): Verdict => ({ outcome: 'ok', saw });
export const skipped = (because: string): Verdict => ({ outcome: 'skipped', because });
export const warning = (trouble: Trouble): Verdict => ({ outcome: 'warning', ...trouble });
/** A fault that stops the main job. */
export const stopping = (trouble: Trouble): Verdict => ({ outcome: 'fault', stops: true, ...trouble });
/** A fault that takes something away, while people are still asked and accept. */
export const partial = (trouble: Trouble): Verdict => ({ outcome: 'fault', stops: false, ...trouble });
