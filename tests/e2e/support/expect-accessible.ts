import axe from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import { expect } from 'vitest';
import { hangInGallery } from './gallery.ts';
import type { Place, Screen, Theme } from './microsoft-365.ts';
import { soon } from './stage.ts';

const options: axe.RunOptions = {
  // https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** Fluent UI's own marks for where the focus goes: they take it and hand it on at once. */
const focusMarks = '[data-tabster-dummy]';

const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
const height = 844;

/** Where the page can be no narrower: 1,280 px at 400% (WCAG 2.2, success criterion 1.4.10). */
const narrowest = 320;

/**
 * Looks at the product's part of the screen with axe, in every theme and at every width, and lets nothing stand beside
 * the page when it becomes narrow. Leaves the screen light and at the first width.
 */
export async function expectAccessible(
  screen: Screen,
  place: Place,
  part: 'tab' | 'pane',
  widths: readonly [number, ...number[]],
): Promise<void> {
  const frame = await frameOf(screen[part]);
  await frame.evaluate(axe.source);
  const found: string[] = [];
  let tone = '';
  for (const theme of themes) {
    // Outlook tells an add-in its colours only; high contrast comes from the machine.
    const areColoursForced = part === 'pane' && theme === 'contrast';
    // Without motion no colour is looked at on its way from one theme to the next.
    await screen.page.emulateMedia({ forcedColors: areColoursForced ? 'active' : 'none', reducedMotion: 'reduce' });
    await screen.go(place, theme);
    await expect.poll(() => toneOf(frame), soon).not.toBe(tone);
    tone = await toneOf(frame);
    for (const width of widths) {
      await screen.page.setViewportSize({ width, height });
      await drawn(screen, frame);
      found.push(...(await findings(frame, areColoursForced)).map((finding) => `${theme}, ${width} px: ${finding}`));
    }
    await hangInGallery(screen.page, part, theme);
  }
  await screen.page.setViewportSize({ width: narrowest, height });
  await drawn(screen, frame);
  const overflow = await frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  if (overflow > 0) found.push(`${overflow} px stand beside the page at ${narrowest} px`);
  await screen.page.setViewportSize({ width: widths[0], height });
  await screen.go(place);
  expect(found).toEqual([]);
}

async function frameOf(part: FrameLocator): Promise<Frame> {
  const frame = await (await part.owner().elementHandle())?.contentFrame();
  if (!frame) throw new Error('The product is not on the screen');
  return frame;
}

/** A colour of the theme, which says when a new one is there: one that paper leaves alone, whatever the machine draws. */
function toneOf(frame: Frame): Promise<string> {
  return frame
    .getByRole('main')
    .evaluate((main) => getComputedStyle(main).getPropertyValue('--colorNeutralBackground4'));
}

/** Until the product has drawn itself anew for the width that the window now has. */
async function drawn(screen: Screen, frame: Frame): Promise<void> {
  for (const place of [screen.page, frame]) {
    await place.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

async function findings(frame: Frame, areColoursForced: boolean): Promise<string[]> {
  // Forced colours are the person's own choice, and axe reads the page's colours beneath them.
  const rules = { 'color-contrast': { enabled: !areColoursForced } };
  const { violations } = await frame.evaluate(
    ({ exclude, options }) => (window as unknown as { axe: typeof axe }).axe.run({ exclude }, options),
    { exclude: [focusMarks], options: { ...options, rules } },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
