import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Fault } from './fault.ts';

const folder = 'appPackage/schema';

/** Microsoft's published schemas of one version, for the manifest and for its language files. */
export type Schemas = {
  readonly manifest: ValidateFunction;
  readonly language: ValidateFunction;
};

export function readSchemas(project: string): Schemas {
  return {
    manifest: compile(join(project, folder, 'microsoft-teams-1.29.json')),
    language: compile(join(project, folder, 'microsoft-teams-localization-1.29.json')),
  };
}

export function checkSchema(file: string, value: unknown, schema: ValidateFunction): readonly Fault[] {
  if (schema(value)) return [];
  return (schema.errors ?? []).map(({ instancePath, message, params }) => ({
    what: `${file} ${instancePath || '/'} ${message ?? 'is wrong'}${detail(params)}.`,
    fix: `Change it in appPackage/${file} to what Microsoft's schema allows.`,
  }));
}

/** The schemas are of draft 4, which this validator knows by their keywords but not by name. */
function compile(path: string): ValidateFunction {
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  // Some of Microsoft's patterns are regular expressions only in the older sense.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  return ajv.compile(schema);
}

function detail(params: Readonly<Record<string, unknown>>): string {
  const value = params['additionalProperty'] ?? params['allowedValues'] ?? params['allowedValue'];
  return value === undefined ? '' : ` (${Array.isArray(value) ? value.join(', ') : String(value)})`;
}
