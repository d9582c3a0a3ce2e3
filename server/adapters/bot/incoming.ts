import { z } from 'zod';

/** A button or an automatic refresh of a card. Who pressed comes from the signed activity, never from the card's data. */
export type CardAction = {
  readonly tenantId: string;
  readonly objectId: string;
  readonly conversationId: string;
  /** The message that holds the card; null where the channel does not say. */
  readonly activityId: string | null;
  readonly verb: string;
  readonly data: unknown;
  /** Null where the client does not say. */
  readonly trigger: 'manual' | 'automatic' | null;
};

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object */
const activity = z.object({
  type: z.string(),
  name: z.string().optional(),
  channelId: z.string().optional(),
  // The SDK compares it with the token's only where it stands here.
  serviceUrl: z.string().min(1),
  replyToId: z.string().optional(),
  from: z.object({ aadObjectId: z.string().optional(), tenantId: z.string().optional() }),
  conversation: z.object({ id: z.string(), tenantId: z.string().optional() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).nullish(),
  value: z.unknown().optional(),
});

const actionValue = z.object({
  action: z.object({ verb: z.string().default(''), data: z.unknown().optional() }),
  trigger: z.enum(['manual', 'automatic']).optional(),
});

export type Incoming =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'card-action'; readonly action: CardAction }
  | { readonly kind: 'other' };

/** Reads an activity whose token has been checked, and takes it only from Teams and from the school's own tenant. */
export function readIncoming(body: unknown, tenantId: string): Incoming {
  const parsed = activity.safeParse(body);
  if (!parsed.success) return { kind: 'refused', reason: 'The activity could not be read' };
  const { type, name, channelId, from, conversation, channelData, replyToId, value } = parsed.data;
  if (channelId !== 'msteams') return { kind: 'refused', reason: 'The channel is not Microsoft Teams' };
  const tenants = [channelData?.tenant?.id, conversation.tenantId, from.tenantId].filter((one) => one !== undefined);
  if (tenants.length === 0 || tenants.some((one) => one !== tenantId)) {
    return { kind: 'refused', reason: 'The tenant is another one' };
  }
  if (type === 'invoke' && name === 'adaptiveCard/action') {
    const action = actionValue.safeParse(value);
    if (!action.success) return { kind: 'refused', reason: 'The action could not be read' };
    if (!from.aadObjectId) return { kind: 'refused', reason: 'The activity names no Entra account' };
    return {
      kind: 'card-action',
      action: {
        tenantId,
        objectId: from.aadObjectId,
        conversationId: conversation.id,
        activityId: replyToId ?? null,
        verb: action.data.action.verb,
        data: action.data.action.data,
        trigger: action.data.trigger ?? null,
      },
    };
  }
  return { kind: 'other' };
}
