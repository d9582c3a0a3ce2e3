import { checkServerIdentity, connect, type PeerCertificate } from 'node:tls';

/** What stands behind an https address. */
export type Served =
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'expired' | 'not-yet'; readonly at: Date }
  | { readonly kind: 'other-name'; readonly names: string }
  | { readonly kind: 'untrusted'; readonly reason: string }
  | { readonly kind: 'good'; readonly days: number };

const answerWithin = 8_000;
const dayMs = 86_400_000;

/** Looks at the certificate of a server, whatever is wrong with it, without sending anything. */
export async function servedCertificate(address: URL, now: Date): Promise<Served> {
  const { hostname } = address;
  return new Promise((done) => {
    const socket = connect({
      host: hostname,
      port: Number(address.port || 443),
      servername: hostname,
      rejectUnauthorized: false,
      timeout: answerWithin,
    });
    const end = (served: Served) => {
      socket.destroy();
      done(served);
    };
    socket.once('error', (error) =>
      end({ kind: 'nothing', reason: 'code' in error ? String(error.code) : error.message }),
    );
    socket.once('timeout', () => end({ kind: 'nothing', reason: 'no answer' }));
    socket.once('secureConnect', () => {
      const reason = socket.authorized ? null : String(socket.authorizationError);
      end(judged(socket.getPeerCertificate(), hostname, now, reason));
    });
  });
}

/** A certificate that is out of date is untrusted as well: the cause comes first. */
function judged(certificate: PeerCertificate, hostname: string, now: Date, untrusted: string | null): Served {
  const from = new Date(certificate.valid_from);
  const until = new Date(certificate.valid_to);
  if (until < now) return { kind: 'expired', at: until };
  if (from > now) return { kind: 'not-yet', at: from };
  if (checkServerIdentity(hostname, certificate)) {
    return { kind: 'other-name', names: certificate.subjectaltname ?? String(certificate.subject.CN) };
  }
  if (untrusted !== null) return { kind: 'untrusted', reason: untrusted };
  return { kind: 'good', days: Math.floor((until.getTime() - now.getTime()) / dayMs) };
}
