import { readdirSync, readFileSync } from 'node:fs';

/** What a page tells somebody to type: a block, whose lines belong together, or one command in a sentence. */
export type Printed = { readonly page: string; readonly lines: readonly string[]; readonly isBlock: boolean };

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'console']);
/** What makes a piece of code in a sentence a command. */
const inSentence = /^(npm|npx|node|az|docker|psql|pg_dump|pg_restore|curl) /;

/** Every command of every page, blocks before sentences, each once. */
export function printedCommands(): readonly Printed[] {
  const all = pages.flatMap((page) => commandsOf(page, readFileSync(page, 'utf8')));
  const blocks = all.filter(({ isBlock }) => isBlock);
  const seen = new Set(blocks.flatMap(({ lines }) => lines));
  const sentences = all.filter(({ isBlock, lines }) => {
    const [line = ''] = lines;
    return !isBlock && !seen.has(line) && seen.add(line);
  });
  return [...blocks, ...sentences];
}

function commandsOf(page: string, text: string): readonly Printed[] {
  const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;
  const blocks = [...text.matchAll(fence)]
    .filter(([, language = '']) => shells.has(language))
    .map(([, , code = '']) => ({ page, lines: linesOf(code), isBlock: true }));
  const sentences = [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code.trim())
    .filter((code) => inSentence.test(code))
    .map((code) => ({ page, lines: [code], isBlock: false }));
  return [...blocks, ...sentences];
}

/** A line that ends with a backslash goes on in the next one. */
function linesOf(code: string): readonly string[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/(^|\s)#\s.*$/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
