import type { RequestHandler } from 'express';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';

const issuer = 'https://api.botframework.com';
const clockSkew = 300;

/**
 * Stands before the Teams SDK, whose own check takes a token that never ends and a header without a scheme. What it lets
 * by, the SDK checks once more, with the `serviceurl` of the activity.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function requireChannelToken(settings: Pick<Settings, 'botId' | 'botOpenIdUrl'>): RequestHandler {
  const keys = keysBeside(settings.botOpenIdUrl);
  return async (request, response, next) => {
    const given = request.headersDistinct['authorization'] ?? [];
    if (given.length === 0 || given[0] === '') {
      response.status(401).json({ error: 'Missing authorization header' });
      return;
    }
    const token = given.length === 1 ? /^Bearer (\S+)$/.exec(given[0] ?? '')?.[1] : undefined;
    if (token === undefined || !(await isChannels(token, keys, settings.botId))) {
      response.status(401).json({ error: 'JWT validation failed' });
      return;
    }
    next();
  };
}

async function isChannels(token: string, keys: JWTVerifyGetKey, botId: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      clockTolerance: clockSkew,
      requiredClaims: ['iss', 'aud', 'exp', 'serviceurl'],
    });
    // As lists they would be taken where ours is one of them.
    return payload.iss === issuer && payload.aud === botId;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** @throws Failure `microsoft-unavailable`, after which Microsoft asks again, while the keys cannot be read */
function keysBeside(openIdUrl: string): JWTVerifyGetKey {
  const address = new URL(openIdUrl.replace(/\/openidconfiguration$/, '/keys'));
  const remote = createRemoteJWKSet(address, { cooldownDuration: 30_000, timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      const isUnknown =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      if (isUnknown) throw error;
      throw new Failure('microsoft-unavailable', 'The keys of the Bot Framework could not be read.');
    }
  };
}
