import { problem } from '#src/contract/common.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import type { Door } from './door.ts';

/**
 * After an answer 401: once with a token made anew, which nobody notices, and once more when the person has signed in.
 * Where the answer names claims, the new token is asked for with them.
 */
export async function callAgain(
  refusal: Response,
  door: Door,
  call: (token: string) => Promise<Response>,
): Promise<Response> {
  const claims = claimsWanted(wwwAuthenticate(refusal));
  if (claims === undefined && !(await isAboutToken(refusal))) return refusal;
  const renewed = await call(await door.token(claims === undefined ? { past: 'host' } : { past: 'host', claims }));
  if (renewed.status !== 401) return renewed;
  await door.signIn(new SignInProblem('expired', null, { claims: claimsWanted(wwwAuthenticate(renewed)) ?? claims }));
  return call(await door.token());
}

/**
 * `Bearer …, error="insufficient_claims", claims="<base64>"`
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge#claims-challenge-header-format
 */
function claimsWanted(header: string): string | undefined {
  const encoded = /\berror="insufficient_claims"/.test(header) ? /\bclaims="([^"]+)"/.exec(header)?.[1] : undefined;
  try {
    return encoded === undefined ? undefined : atob(encoded);
  } catch {
    return undefined;
  }
}

/** 401 says as well that Microsoft wants the sender of a chat to sign in, which a new token of ours would not change. */
async function isAboutToken(refusal: Response): Promise<boolean> {
  const body = problem.safeParse(
    await refusal
      .clone()
      .json()
      .catch(() => null),
  );
  return !body.success || body.data.code.startsWith('token-');
}

function wwwAuthenticate(response: Response): string {
  return response.headers.get('www-authenticate') ?? '';
}
