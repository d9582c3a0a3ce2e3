import { type ClientConfig, clientConfig } from '#src/contract/session.ts';
import { AnswerLost } from './api-problem.ts';
import { problemOf } from './send.ts';

/** Read before anybody has signed in, so without a token. */
export async function readClientConfig(fetcher: typeof fetch): Promise<ClientConfig> {
  const lost = (error: unknown): never => {
    throw new AnswerLost(error);
  };
  const response = await fetcher('/api/client-config').catch(lost);
  if (!response.ok) throw await problemOf(response);
  return clientConfig.parse(await response.json().catch(lost));
}
