import type { Graph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';

/**
 * A message without recipients goes nowhere: Graph answers 400 `ErrorInvalidRecipients`, "A message can't be sent because
 * it contains no recipients" (github.com/microsoftgraph/msgraph-sdk-dotnet issue 1891). Who may not send is refused
 * before that.
 */
export async function offerMailToNobody(graph: Graph, from: string): Promise<'taken' | 'refused' | 'no-mailbox'> {
  try {
    await graph.post(graphPath`/users/${from}/sendMail`, {
      Message: { subject: 'Nobody', body: { contentType: 'text', content: '' }, toRecipients: [] },
      SaveToSentItems: false,
    });
    return 'taken';
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    if (error.status === 400) return 'taken';
    if (error.status === 403) return 'refused';
    if (error.status === 404) return 'no-mailbox';
    throw error;
  }
}
