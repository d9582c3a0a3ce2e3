/** What stands above every policy to read. */

export const toolTexts = {
  tools: 'Reading tools',
  size: 'Text size',
  sizes: { 1: 'Normal text', 1.2: 'Larger text', 1.45: 'Largest text' } as const satisfies Record<number, string>,
  find: 'Find',
  aloud: 'Read aloud',
  print: 'Print',
  printed: (day: string, hash: string) => `Printed on ${day}. Fingerprint of the words: ${hash}`,
} as const;
