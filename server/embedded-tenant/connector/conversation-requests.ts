import { z } from 'zod';

/** Bodies of the connector's calls (BD bot-framework-rest-connector-api-reference.md); a bot may send more than is read here. */
export const newConversation = z.looseObject({
  isGroup: z.boolean().optional(),
  bot: z.looseObject({ id: z.string() }).optional(),
  members: z.array(z.looseObject({ id: z.string().min(1) })).optional(),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).optional(),
});

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });

export const activityBody = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
});
export type ActivityBody = z.infer<typeof activityBody>;
