import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RequestDetail } from '#src/contract/requests.ts';
import { answersFor, askedFields } from '#src/domain/attestation.ts';
import { type Block, isAccepted, type Section } from '#src/domain/policy-document.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, modelFile, models, onlyRequest, publishFile } from '#tests/support/school.ts';
import { makeGroup } from '../support/make-group.ts';
import { tab } from '../support/microsoft-365.ts';
import { createStage, type Stage } from '../support/stage.ts';

type Paper = { readonly name: string; readonly bytes: Uint8Array };

/** Schools' own documents, where they lie beside the project; their words stay there. Elsewhere the models. */
const folder = '../shared/documents';
const papers: readonly Paper[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  : models.map((model) => ({ name: `${model}.md`, bytes: modelFile(model) }));

/** One person for each paper, who finds only theirs. */
const readers = ['joyce.campbell', 'parveen.akhtar', 'carol.longbottom', 'nkechi.eze', 'denise.oldroyd'];

let stage: Stage;
let admin: Client;

beforeAll(async () => {
  stage = await createStage();
  admin = await stage.world.as('sunita.rao');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

for (const [index, { name, bytes }] of papers.entries()) {
  const reader = readers[index % readers.length] ?? '';
  test(`paper ${name} is read as it was printed, accepted in the tab, and in the register`, async () => {
    const { control } = stage.world;
    const group = `Readers of ${name}`;
    await makeGroup(stage.world, group, [reader]);
    const version = await publishFile(admin, name, bytes);
    await ask(stage.world, admin, [version.id], [group]);
    const request = await onlyRequest(await stage.world.as(reader));

    const { tab: screen } = await stage.visit(reader, tab);
    await screen.getByRole('link', { name: 'Read and accept' }).click();
    await screen.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    await expectPrinted(screen, request.document.sections);
    await fillIn(screen, request);
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await screen.getByRole('heading', { level: 1, name: /^You have accepted/ }).waitFor();

    await stage.world.settled();
    const signer = await control.person(reader);
    const rows = (await control.list('Attestations')).items.map(({ fields }) => fields);
    expect(rows.filter((row) => row['VersionHash'] === request.contentHash)).toMatchObject([
      { Person: signer.name, ObjectId: signer.objectId, Policy: request.policyTitle, Outcome: 'Accepted' },
    ]);
  });
}

async function expectPrinted(screen: FrameLocator, sections: readonly Section[]): Promise<void> {
  const article = screen.getByRole('article');
  const accepted = sections.filter(isAccepted);
  const apart = sections.filter((section) => !isAccepted(section) && section.blocks.length > 0);

  const headings = (await article.getByRole('heading', { level: 2 }).allTextContents()).map(oneLine);
  expect(headings).toEqual([
    ...accepted.flatMap(({ heading }) => (heading === null ? [] : [oneLine(heading)])),
    ...(apart.length > 0 ? ['Also in this document'] : []),
    'Your declaration',
  ]);
  expect(await clausesIn(article)).toEqual(accepted.flatMap(({ blocks }) => printedClauses(blocks)));

  const folded = article.getByRole('group').filter({ hasText: 'Not part of what you accept' });
  expect(await folded.count()).toBe(apart.length);
  for (const [index, section] of apart.entries()) {
    const one = folded.nth(index);
    expect(await one.getAttribute('open')).toBeNull();
    await one.getByText('Not part of what you accept').click();
    const shown = letters((await one.textContent()) ?? '');
    for (const { text } of section.blocks) expect(shown).toContain(letters(asRead(text)));
    expect(await clausesIn(one)).toEqual(printedClauses(section.blocks));
  }
}

type Clause = { readonly depth: number; readonly number: string; readonly text: string };

/** The clauses on the screen: how deep each is nested, its printed number and its words. */
async function clausesIn(part: Locator): Promise<Clause[]> {
  const clauses = await part.getByRole('listitem').evaluateAll(
    (items, isFolded) => {
      const own = items.filter((item) => !item.closest('form, nav') && (item.closest('details') !== null) === isFolded);
      return own.map((item) => {
        let depth = 0;
        for (let above = item.parentElement?.closest('li'); above; above = above.parentElement?.closest('li'))
          depth += 1;
        const [number, words] = [item.firstElementChild, item.querySelector('p')];
        return { depth, number: number?.textContent ?? '', text: words?.textContent ?? '' };
      });
    },
    (await part.getAttribute('open')) !== null,
  );
  return clauses.map((clause) => ({ ...clause, text: oneLine(clause.text) }));
}

function printedClauses(blocks: readonly Block[], depth = 0): Clause[] {
  return blocks.flatMap((block) => [
    ...(block.type === 'clause' ? [{ depth, number: block.number ?? '', text: asRead(block.text) }] : []),
    ...printedClauses(block.children ?? [], depth + 1),
  ]);
}

async function fillIn(screen: FrameLocator, { document, suggestedFields }: RequestDetail): Promise<void> {
  for (const declaration of document.declarations.filter((one) => answersFor(one).length > 1)) {
    const question = screen.getByRole('radiogroup', { name: oneLine(declaration.text) });
    await question.getByRole('radio', { name: 'Yes' }).check();
  }
  for (const { index, field } of askedFields(document)) {
    const box = screen.getByRole('textbox', { name: field.label });
    expect(await box.inputValue()).toBe(suggestedFields[index]);
    if (suggestedFields[index] === '') await box.fill('As known');
  }
}

/** A link is read by its words. */
function asRead(text: string): string {
  return oneLine(text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1'));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words without what a table's layout puts between them. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
