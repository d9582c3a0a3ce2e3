import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { type NamedScores, tableOf } from './print-scores.ts';
import { type Gold, scoreDocument } from './score.ts';
import { understood } from './understood.ts';

/** Scores every document of a folder that has its gold answer beside it: `policy.docx` and `policy.gold.json`. */
const [folder = '.'] = process.argv.slice(2);
const names = readdirSync(folder).sort();
const rows: NamedScores[] = [];
for (const name of names) {
  const gold = `${parse(name).name}.gold.json`;
  if (name.endsWith('.json') || !names.includes(gold)) continue;
  const right: Gold = JSON.parse(readFileSync(join(folder, gold), 'utf8'));
  const document = await understood({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) });
  rows.push({ name, scores: scoreDocument(document, right) });
}
process.stdout.write(tableOf(rows));
