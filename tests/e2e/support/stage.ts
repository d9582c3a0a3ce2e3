import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { openMicrosoft365, type Place, type Screen } from './microsoft-365.ts';
import { laptop, openBrowser, openContext, type Window, watchFaults } from './open-browser.ts';

/** A world with a browser on it. */
export type Stage = {
  readonly world: World;
  /** Opens Microsoft 365 as the person whose address begins so, in a browser of their own. */
  visit(person: string, place: Place, window?: Window): Promise<Screen>;
  /** An empty browser, for a person who comes by a link. */
  browser(window?: Window): Promise<BrowserContext>;
  /** Says that the browser will report this on its console, since the test provokes it. */
  expectFault(words: string): void;
  /** Closes what was opened; a fault that nobody would have seen fails the test. */
  leave(): Promise<void>;
  close(): Promise<void>;
};

export async function createStage(): Promise<Stage> {
  const [world, browser] = await Promise.all([createWorld({ now: startOfTerm }), openBrowser()]);
  const people = await world.control.people();
  let open: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = [];
  let expected: string[] = [];
  const newBrowser = async (window: Window = laptop) => {
    const context = await openContext(browser, window, startOfTerm);
    open.push({ context, faults: watchFaults(context) });
    return context;
  };
  return {
    world,
    browser: newBrowser,
    async visit(name, place, window) {
      const person = people.find((one) => one.userPrincipalName.startsWith(`${name}@`));
      if (!person) throw new Error(`Nobody is called ${name}`);
      return openMicrosoft365(await newBrowser(window), world.tenantOrigin, person.userPrincipalName, place);
    },
    expectFault: (words) => {
      expected.push(words);
    },
    async leave() {
      const [left, known] = [open, expected];
      [open, expected] = [[], []];
      await Promise.all(left.map(({ context }) => context.close()));
      const faults = left.flatMap((one) => one.faults);
      expect(faults.filter((fault) => !known.some((words) => fault.includes(words)))).toEqual([]);
    },
    async close() {
      await browser.close();
      await world.close();
    },
  };
}

/** How long and how often an `expect.poll` looks again. */
export const soon = { timeout: 10_000, interval: 50 };
