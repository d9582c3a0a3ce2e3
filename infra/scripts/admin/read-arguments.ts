import { parseArgs } from 'node:util';
import { UsageFault } from './run-script.ts';

export type Arguments = {
  readonly whatIf: boolean;
  readonly undo: boolean;
  given(name: string): string | null;
  /** @throws UsageFault where it is missing */
  needed(name: string): string;
};

/** Options of a script, each `--name value`, with `--what-if` and `--undo`. */
export function readArguments(names: readonly string[], usage: string): Arguments {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const values = parsed(options, usage);
  const given = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    whatIf: values['what-if'] === true,
    undo: values['undo'] === true,
    given,
    needed(name) {
      const value = given(name);
      if (value === null) throw new UsageFault(`--${name} is needed.\n${usage}`);
      return value;
    },
  };
}

function parsed(options: Record<string, { type: 'string' }>, usage: string): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ options: { ...options, 'what-if': { type: 'boolean' }, undo: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new UsageFault(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
