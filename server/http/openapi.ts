import { z } from 'zod';
import { problem } from '#src/contract/common.ts';
import type { Route } from './define-route.ts';

/** OpenAPI 3.1 of the API, from the very schemas that read requests. */
export function openApi(routes: readonly Route[], serverUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const shared: SharedSchemas = new Map();
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, shared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version: '0.1.0',
      description: 'School policies, requests to accept them, and who has.',
    },
    servers: [{ url: serverUrl }],
    components: {
      schemas: Object.fromEntries([...shared].map(([json, name]) => [name, JSON.parse(json)])),
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Entra v2 access token with the scope access_as_user',
        },
        outlook: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The same, asked for by Microsoft’s actionable messages in the name of a person',
        },
      },
    },
    paths,
  };
}

/** Schemas that refer to themselves, by their JSON, with the name they stand under in the document. */
type SharedSchemas = Map<string, string>;

function operation(route: Route, shared: SharedSchemas): Record<string, unknown> {
  const success = Object.entries(route.answers).map(([status, answer]) => [
    status,
    typeof answer === 'string'
      ? { description: answer }
      : { description: 'Success', content: { 'application/json': { schema: schemaOf(answer, 'output', shared) } } },
  ]);
  return {
    summary: route.summary,
    ...(route.access === 'public'
      ? {}
      : { security: [{ [route.access === 'outlook' ? 'outlook' : 'entra']: [] }], 'x-role': roleOf[route.access] }),
    parameters: [...parameters(route.params, 'path', shared), ...parameters(route.query, 'query', shared)],
    ...(route.takesFile
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input', shared) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(success),
      default: {
        description: 'A refusal',
        content: { 'application/json': { schema: schemaOf(problem, 'output', shared) } },
      },
    },
  };
}

const roleOf = {
  public: 'none',
  staff: 'signed in',
  leader: 'Compliance.Read or Policy.Manage',
  admin: 'Policy.Manage',
  outlook: 'the person asked, in Outlook',
} as const;

/** A schema as it stands in the document; what zod puts beside it under `$defs` moves to the shared schemas. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: SharedSchemas): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  const { $schema: _, $defs, ...rest } = json;
  let text = JSON.stringify(rest);
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, unknown>)) {
    const target = `Shared${shared.size + 1}`;
    const key = JSON.stringify(definition);
    const known = shared.get(key) ?? shared.get(key.replaceAll(`#/$defs/${name}`, `#/components/schemas/${target}`));
    const place = known ?? target;
    if (!known) shared.set(key.replaceAll(`"#/$defs/${name}"`, `"#/components/schemas/${place}"`), place);
    text = text.replaceAll(`"#/$defs/${name}"`, `"#/components/schemas/${place}"`);
  }
  return JSON.parse(text);
}

function parameters(
  schema: z.ZodType | undefined,
  where: 'path' | 'query',
  shared: SharedSchemas,
): readonly Record<string, unknown>[] {
  if (!schema) return [];
  const object = schemaOf(schema, 'input', shared) as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || (object.required ?? []).includes(name),
    schema: part,
  }));
}
