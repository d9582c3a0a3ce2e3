import { Language, type Node, Parser } from 'web-tree-sitter';

/** A Bicep file as its syntax tells it. Nothing here knows types: this is no compiler. */
export type Bicep = {
  readonly path: string;
  readonly text: string;
  /** Where the grammar was left, as `line:column`. */
  readonly syntaxFaults: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Output[];
  readonly variables: ReadonlyMap<string, Value>;
};

export type Parameter = { name: string; secure: boolean; described: boolean; hasDefault: boolean };
export type Resource = { symbol: string; type: string; version: string; existing: boolean; body: Properties };
export type Module = { symbol: string; path: string; body: Properties };
export type Output = { name: string; described: boolean; value: string };

/** What is not written out stays an expression. An interface, so that it is not taken for an object with such a property. */
export interface Expression {
  readonly expression: string;
}
export type Value = string | number | boolean | Expression | readonly Value[] | Properties;
export type Properties = { readonly [name: string]: Value };

await Parser.init();
const language = await Language.load('node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm');

export function readBicep(path: string, text: string): Bicep {
  const parser = new Parser();
  parser.setLanguage(language);
  const tree = parser.parse(text);
  if (!tree) throw new Error(`${path} could not be read`);
  const root = tree.rootNode;
  return {
    path,
    text,
    syntaxFaults: syntaxFaults(root),
    parameters: root.descendantsOfType('parameter_declaration').map((node) => ({
      name: symbolOf(node),
      secure: isDecorated(node, 'secure'),
      described: isDecorated(node, 'description'),
      hasDefault: node.children.some((child) => child.type === '='),
    })),
    resources: root.descendantsOfType('resource_declaration').map((node) => {
      const [type = '', version = ''] = quoted(node).split('@');
      return { symbol: symbolOf(node), type, version, existing: has(node, 'existing'), body: bodyOf(node) };
    }),
    modules: root
      .descendantsOfType('module_declaration')
      .map((node) => ({ symbol: symbolOf(node), path: quoted(node), body: bodyOf(node) })),
    outputs: root.descendantsOfType('output_declaration').map((node) => ({
      name: symbolOf(node),
      described: isDecorated(node, 'description'),
      value: node.namedChildren.at(-1)?.text ?? '',
    })),
    variables: new Map(
      root
        .descendantsOfType('variable_declaration')
        .map((node) => [symbolOf(node), valueIn(node.namedChildren.at(-1))]),
    ),
  };
}

/** Parameter files have a grammar of their own, one assignment a line; as variables they are read by the same one. */
export function readParameterFile(path: string, text: string): Bicep {
  return readBicep(path, text.replace(/^using '[^']*'$/m, '').replace(/^param (\w+) =/gm, 'var $1 ='));
}

/** A value by its path, `a.b.c`. */
export function at(properties: Properties, path: string): Value | undefined {
  return path
    .split('.')
    .reduce<Value | undefined>((value, name) => (isProperties(value) ? value[name] : undefined), properties);
}

export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === 'object' && !Array.isArray(value) && !('expression' in value);
}

/** How a value is written where it is an expression, else as it is. */
export function written(value: Value | undefined): string {
  return typeof value === 'object' && 'expression' in value ? String(value['expression']) : String(value);
}

function syntaxFaults(root: Node): readonly string[] {
  const faults: string[] = [];
  const look = (node: Node) => {
    if (node.isError || node.isMissing) faults.push(`${node.startPosition.row + 1}:${node.startPosition.column + 1}`);
    for (const child of node.children) if (child) look(child);
  };
  if (root.hasError) look(root);
  return faults;
}

function symbolOf(node: Node): string {
  return node.namedChildren.find((child) => child?.type === 'identifier')?.text ?? '';
}

function quoted(node: Node): string {
  return node.namedChildren.find((child) => child?.type === 'string')?.text.slice(1, -1) ?? '';
}

function has(node: Node, keyword: string): boolean {
  return node.children.some((child) => child?.text === keyword);
}

function isDecorated(node: Node, name: string): boolean {
  const before = node.previousNamedSibling;
  const calls = before?.type === 'decorators' ? before.descendantsOfType('call_expression') : [];
  return calls.some((call) => call?.namedChildren[0]?.text === name);
}

/** The object of a declaration, also behind an `if` or a `for`. */
function bodyOf(node: Node): Properties {
  const last = node.namedChildren.at(-1);
  const value = valueIn(last?.type === 'object' ? last : last?.namedChildren.at(-1));
  return isProperties(value) ? value : {};
}

function valueIn(node: Node | null | undefined): Value {
  if (!node) return { expression: '' };
  if (node.type === 'boolean') return node.text === 'true';
  if (node.type === 'number') return Number(node.text);
  if (node.type === 'string' && node.descendantsOfType('interpolation').length === 0) return node.text.slice(1, -1);
  if (node.type === 'array') return node.namedChildren.filter((child) => child?.type !== 'comment').map(valueIn);
  if (node.type !== 'object') return { expression: node.text };
  const pairs = node.namedChildren.flatMap((child) => {
    const [name, value] = child?.type === 'object_property' ? child.namedChildren : [];
    return name && value ? [[name.text.replace(/^'|'$/g, ''), valueIn(value)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
