import { type ClientConfig, clientConfig } from '#src/contract/session.ts';
import { AnswerLost } from './api-problem.ts';

/** Read before anybody has signed in, so without a token. */
export async function readClientConfig(fetcher: typeof fetch): Promise<ClientConfig> {
  try {
    const response = await fetcher('/api/client-config');
    return clientConfig.parse(await response.json());
  } catch (error) {
    throw new AnswerLost(error);
  }
}
