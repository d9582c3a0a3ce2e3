import type { Finding } from './check.ts';

const width = 100;
const idWidth = 22;
const indent = 11;

/** The findings as a table for a terminal, the fix beneath each fault, and in the last line what to do first. */
export function printed(findings: readonly Finding[]): string {
  const lines = findings.flatMap((finding) => [...row(finding), ...trouble(finding)]);
  return [...lines, '', ...wrapped(summary(findings), 0)].join('\n');
}

function row(finding: Finding): readonly string[] {
  const isFault = finding.outcome === 'fault' || finding.outcome === 'warning';
  const mark = isFault ? finding.outcome.toUpperCase() : finding.outcome;
  const start = `${mark.padEnd(indent - 2)}${finding.id.padEnd(idWidth)}`;
  const said = finding.outcome === 'skipped' ? ` (${whySkipped(finding)})` : '';
  const text = wrapped(`${finding.looksAt}${said}`, indent - 2 + idWidth);
  const [first = '', ...others] = text;
  // An id longer than its column has a line of its own.
  return finding.id.length < idWidth ? [start + first.trimStart(), ...others] : [start.trimEnd(), ...text];
}

function whySkipped(finding: Extract<Finding, { outcome: 'skipped' }>): string {
  return 'waitsFor' in finding ? `waits for ${finding.waitsFor.join(' and ')}` : finding.because;
}

function trouble(finding: Finding): readonly string[] {
  if (finding.outcome !== 'fault' && finding.outcome !== 'warning') return [];
  return [
    ...labelled('Wrong', finding.wrong),
    ...labelled('Means', finding.means),
    ...labelled('Fix', finding.fix),
    '',
  ];
}

function labelled(label: string, text: string): readonly string[] {
  const [first = '', ...others] = wrapped(text, indent + 7);
  return [`${' '.repeat(indent)}${`${label}:`.padEnd(7)}${first.trimStart()}`, ...others];
}

function summary(findings: readonly Finding[]): string {
  const faults = findings.filter((finding) => finding.outcome === 'fault');
  const warnings = findings.filter((finding) => finding.outcome === 'warning');
  const skipped = findings.filter(({ outcome }) => outcome === 'skipped').length;
  const looked = `${findings.length - skipped} looked at, ${skipped} skipped`;
  const worst = faults.find(({ stops }) => stops) ?? faults[0] ?? warnings[0];
  if (!worst) return `All is well: ${looked}.`;
  const stops = faults.some((fault) => fault.stops) ? ' The main job cannot be done.' : ' The main job can be done.';
  return `${count(faults.length, 'fault')}, ${count(warnings.length, 'warning')}; ${looked}.${stops} Do first, for ${worst.id}: ${worst.fix}`;
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** Lines of at most the width, each behind so many spaces; a word longer than a line stays whole, to be copied. */
function wrapped(text: string, left: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    if (line !== '' && left + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(left) + one);
}
