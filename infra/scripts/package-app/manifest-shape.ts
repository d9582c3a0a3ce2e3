import { z } from 'zod';

const resource = z.object({ name: z.string(), type: z.string() });
const icon = z.object({ size: z.number(), url: z.string() });

/** The parts of the unified manifest that our own checks look at; Microsoft's schema looks at all of it. */
const shape = z.object({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  name: z.object({ short: z.string() }),
  localizationInfo: z.object({
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })).default([]),
  }),
  icons: z.object({ color: z.string(), outline: z.string(), color32x32: z.string().optional() }),
  bots: z.array(z.object({ botId: z.string() })).default([]),
  permissions: z.array(z.string()).default([]),
  devicePermissions: z.array(z.string()).default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string().optional() }).optional(),
  authorization: z
    .object({ permissions: z.object({ resourceSpecific: z.array(resource).default([]) }).optional() })
    .optional(),
  activities: z
    .object({ activityTypes: z.array(z.object({ type: z.string(), templateText: z.string() })).default([]) })
    .optional(),
  extensions: z
    .array(
      z.object({
        alternates: z
          .array(
            z.object({
              hide: z.object({ customOfficeAddin: z.object({ officeAddinId: z.string() }).optional() }).optional(),
            }),
          )
          .default([]),
        ribbons: z
          .array(
            z.object({
              tabs: z.array(
                z.object({
                  groups: z
                    .array(
                      z.object({
                        icons: z.array(icon).default([]),
                        controls: z.array(z.object({ icons: z.array(icon).default([]) })).default([]),
                      }),
                    )
                    .default([]),
                }),
              ),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

export type Manifest = z.infer<typeof shape>;

/** Null where the manifest lacks something that it must have: the schema's check says what. */
export function readManifest(value: unknown): Manifest | null {
  return shape.safeParse(value).data ?? null;
}

/** Every text in a JSON value, by its place as Microsoft's language files write it: `staticTabs[0].name`. */
export function textsIn(value: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (Array.isArray(value)) return value.flatMap((one, at) => textsIn(one, `${place}[${at}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, place === '' ? name : `${place}.${name}`));
}
