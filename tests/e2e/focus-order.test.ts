import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { ask, onlyRequest, publishModel } from '#tests/support/school.ts';
import { tabAt } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
let version: PolicyVersionDetail;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
  await ask(stage.world, admin, [version.id], ['Senior leaders', 'Midday staff']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

const widths = [1280, 390];

test('the Tab key goes through the reader, a new campaign and compliance as they are read', async () => {
  const reader = await onlyRequest(await stage.world.as('daniel.whitcombe'));
  const pages = [
    ['daniel.whitcombe', `#/requests/${reader.id}`, 'Accept'],
    ['sunita.rao', `#/campaigns/new?versionId=${version.id}`, 'Send…'],
    ['margaret.okafor', '#/compliance', 'Show as a table'],
  ] as const;
  for (const width of widths) {
    for (const [person, hash, last] of pages) {
      const { page, tab } = await stage.visit(person, tabAt(hash), { width, height: 844 });
      await tab.getByRole('button', { name: last, exact: true }).waitFor();
      const stops = await stopsOf(page, tab);
      const names = stops.map(({ name }) => name);
      expect(names, hash).toContain(last);
      const steps = stops.slice(1).map((stop, place) => [stops[place], stop] as const);
      const back = steps.filter(([before, after]) => before && !comesAfter(before, after));
      expect(
        back.map(([before, after]) => `${before?.name} > ${after.name}`),
        `${hash} at ${width} px`,
      ).toEqual([]);
      await page.close();
    }
  }
}, 180_000);

/** Where something stands on the whole page, scrolled or not. */
type Stop = {
  readonly name: string;
  readonly element: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const mostStops = 200;

/** What takes the focus, in turn, from the first thing of the page to its last. */
async function stopsOf(page: Page, screen: FrameLocator): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < mostStops && (await focused(screen)) !== null; presses += 1)
    await page.keyboard.press('Shift+Tab');
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(screen);
    if (stop === null) return stops;
    // What leads past the menu stands over it; a field for a date is several stops in one place.
    if (stop.name !== 'Skip to content' && stop.element !== stops.at(-1)?.element) stops.push(stop);
  }
  throw new Error('The Tab key does not lead out of the page');
}

function focused(screen: FrameLocator): Promise<Stop | null> {
  return screen.locator('html').evaluate((html) => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return null;
    const { left, right, top, bottom } = activeElement.getBoundingClientRect();
    const { scrollY } = window;
    return {
      name: activeElement.getAttribute('aria-label') ?? activeElement.textContent?.trim() ?? '',
      element: [...html.querySelectorAll('*')].indexOf(activeElement),
      ...{ left, right, top: top + scrollY, bottom: bottom + scrollY },
    };
  });
}

/** What touches may still stand beside or beneath. */
const slack = 4;

/** Beneath, on the same line further on, or at the top of a column further right. */
function comesAfter(before: Stop, after: Stop): boolean {
  if (after.left >= before.right - slack || after.top >= before.bottom - slack) return true;
  const middle = ({ top, bottom }: Stop) => (top + bottom) / 2;
  return middle(after) > middle(before) + slack;
}
