import { mkdtempSync, chmodSync } from 'node:fs';
import { termMorning } from '/work/main/tests/bench/term-morning.ts';
const folder = mkdtempSync('/tmp/reg-bench-'); chmodSync(folder, 0o755);
const figures = await termMorning(folder + '/x', 5200, Number(process.argv[2] ?? 500));
for (const f of figures) console.log(`${f.ok ? 'ok  ' : 'MISS'} ${f.name}: ${f.value} ${f.unit} (${f.reference}); ratio ${f.ratio}`);
process.exit(0);
