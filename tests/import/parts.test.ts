import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keepEveryWord, missingWords } from '#server/import/every-word.ts';
import { readPrintedDate } from '#server/import/printed-dates.ts';
import { importText, modelText, readModel } from './support/read-models.ts';

describe('printed dates keep their width and invent nothing', () => {
  test.each([
    ['14/10/2025', '2025-10-14', '2025-10-14'],
    ['3.4.26', '2026-04-03', '2026-04-03'],
    ['1st September 2026', '2026-09-01', '2026-09-01'],
    ['June 2025', '2025-06-01', '2025-06-30'],
    ['February 2028', '2028-02-01', '2028-02-29'],
    ['June/ July 2025', '2025-06-01', '2025-07-31'],
    ['July 2026/ September 2026', '2026-07-01', '2026-09-30'],
    ['12 Tachwedd 2025', '2025-11-12', '2025-11-12'],
    ['2024/26', '2024-01-01', '2026-12-31'],
    ['2025–2026', '2025-01-01', '2026-12-31'],
  ])('%s', (printed, from, to) => {
    expect(readPrintedDate(printed)).toEqual({ printed, from, to });
  });

  test.each(['Spring 2026', 'Autumn Term 2026'])('%s has no days', (printed) => {
    expect(readPrintedDate(printed)).toEqual({ printed });
  });

  test.each(['31/02/2026', '13/13/2026', 'annually', 'to be confirmed', 'September 2026/July 2026'])(
    '%s is no date',
    (printed) => {
      expect(readPrintedDate(printed)).toBeNull();
    },
  );
});

test('a line whose words no rule placed is kept where it stood, and a warning says so', async () => {
  const document = await readModel('code-of-conduct', 'md');
  const text = modelText('code-of-conduct');
  const placed = { document, front: [document.title] };
  expect(missingWords(placed, text)).toEqual([]);

  const more = text.replace('## Safeguarding', 'Zebras graze quietly.\n\n## Safeguarding');
  const kept = keepEveryWord(placed, more);
  expect(missingWords(placed, more)).toEqual(['zebras', 'graze', 'quietly']);
  expect(kept.warnings).toEqual([
    'One line could not be placed by any rule and was kept as a paragraph where it stood. Please check.',
  ]);
  const section = kept.sections.find(({ blocks }) =>
    blocks.some(({ text: words }) => words === 'Zebras graze quietly.'),
  );
  expect(section?.heading).toBe('Data Protection');
  expect(section?.blocks.at(-1)).toMatchObject({ type: 'paragraph', text: 'Zebras graze quietly.' });
});

test('the hash is that of the bytes, and the text is the file as a reviewer reads it', async () => {
  const source = modelText('agency-staff');
  const read = await importText('agency.md', source);
  expect(read.sha256).toBe(createHash('sha256').update(source).digest('hex'));
  expect(read.text).toBe(source);
});

describe('npm run import', () => {
  const root = fileURLToPath(new URL(['..', '..', ''].join('/'), import.meta.url));
  const run = (file: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'server/import/main.ts', file], { cwd: root, encoding: 'utf8' });

  test('prints the policy as JSON', () => {
    const { status, stdout, stderr } = run('server/embedded-tenant/host/public/samples/agency-staff.md');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Acceptable Use Policy', audiences: ['temporary', 'agency'] });
  });

  test.each(['tests/import/parts.test.ts', 'tests/import/no-such-file.docx'])(
    'says in one line why %s cannot be read',
    (file) => {
      const { status, stdout, stderr } = run(file);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^[^\n]+\n$/u);
      expect(stderr).not.toMatch(/Error|at file/u);
    },
  );
});
