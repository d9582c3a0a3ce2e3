import { lexer, type Token, type Tokens } from 'marked';
import type { Gold } from '#tests/import/score/score.ts';

type GoldBlock = Gold['sections'][number]['blocks'][number];

/**
 * What Markdown alone says of a policy: its first heading is the title, every other one begins a section, and the items
 * of its lists are clauses. Who it is for, when it ends and what is signed stand in no mark of Markdown.
 */
export function policyOfMarkdown(markdown: string): Gold {
  const sections: { heading: string | null; kind: 'clauses' | 'preamble'; blocks: GoldBlock[] }[] = [];
  let title = '';
  for (const token of lexer(markdown)) {
    if (token.type === 'heading') {
      if (title === '') title = plainText(token);
      else sections.push({ heading: plainText(token), kind: 'preamble', blocks: [] });
    }
    const blocks = blocksOf(token);
    if (blocks.length === 0) continue;
    if (sections.length === 0) sections.push({ heading: null, kind: 'preamble', blocks: [] });
    const last = sections.at(-1);
    last?.blocks.push(...blocks);
    if (last && token.type === 'list') last.kind = 'clauses';
  }
  return {
    title,
    organisation: null,
    versionLabel: null,
    audiences: [],
    dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
    sections,
    signatureFields: [],
    declarations: [],
    contacts: [],
  };
}

function blocksOf(token: Token): GoldBlock[] {
  if (token.type === 'paragraph') return [{ type: 'paragraph', number: null, text: plainText(token) }];
  if (token.type !== 'list') return [];
  const list = token as Tokens.List;
  return list.items.map((item, at) => ({
    type: 'clause',
    number: list.ordered ? `${Number(list.start || 1) + at}.` : null,
    text: item.tokens
      .filter(({ type }) => type !== 'list')
      .map(plainText)
      .join(' '),
    children: item.tokens.filter(({ type }) => type === 'list').flatMap(blocksOf),
  }));
}

function plainText(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(plainText).join('');
  return 'text' in token ? String(token.text) : '';
}
