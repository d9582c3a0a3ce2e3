import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Text templates of the activity types the app's manifest declares; null where there is no manifest to read. */
export type ActivityTypes = ReadonlyMap<string, string> | null;

const manifest = z.object({
  activities: z
    .object({ activityTypes: z.array(z.object({ type: z.string(), templateText: z.string() })) })
    .partial()
    .optional(),
});

/** The organisation's catalogue knows an app by the package uploaded to it, which is the manifest in the folder `appPackage`. */
export function readActivityTypes(file: string): ActivityTypes {
  if (!existsSync(file)) return null;
  const { activities } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map((activities?.activityTypes ?? []).map(({ type, templateText }) => [type, templateText]));
}
