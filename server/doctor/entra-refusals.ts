import { Failure } from '#src/domain/failure.ts';
import { stopping, type Verdict } from './check.ts';

type Told = { readonly wrong: string; readonly fix: string };

const registration = 'Entra admin centre > App registrations > the app';

/** Its issuer, its audience or its subject differs. */
const untrusted: Told = {
  wrong: 'No federated credential of the app fits the managed identity.',
  fix: `${registration} > Certificates & secrets > Federated credentials: issuer, subject and audience must be those of the managed identity; "npm run register-app -- --identity" writes them.`,
};

/** What Entra's codes mean: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const meanings: Readonly<Record<number, Told>> = {
  7000215: {
    wrong: 'Entra does not accept the client secret.',
    fix: `${registration} > Certificates & secrets: make a new client secret and set CLIENT_SECRET to its Value, not to its Secret ID.`,
  },
  7000222: {
    wrong: 'The client secret has expired.',
    fix: `${registration} > Certificates & secrets: make a new client secret, set CLIENT_SECRET to its Value and restart; better, use a certificate or a managed identity.`,
  },
  700016: {
    wrong: 'The tenant knows no app with this CLIENT_ID.',
    fix: `${registration} > Overview: set CLIENT_ID to "Application (client) ID", and see that "Directory (tenant) ID" is TENANT_ID.`,
  },
  90002: {
    wrong: 'Entra knows no tenant with this TENANT_ID.',
    fix: 'Entra admin centre > Overview: set TENANT_ID to "Tenant ID".',
  },
  7000229: {
    wrong: 'The app registration has no service principal in this tenant.',
    fix: 'Entra admin centre > Enterprise applications: the app is missing there. Make it with "az ad sp create --id CLIENT_ID".',
  },
  7000112: {
    wrong: 'The app is switched off in this tenant.',
    fix: 'Entra admin centre > Enterprise applications > the app > Properties: set "Enabled for users to sign in" to Yes.',
  },
  7000218: {
    wrong: 'Entra was given neither a secret nor a certificate.',
    fix: 'Set one of MANAGED_IDENTITY_CLIENT_ID, CLIENT_CERTIFICATE_KEY_FILE with CLIENT_CERTIFICATE_THUMBPRINT, and CLIENT_SECRET.',
  },
  700027: {
    wrong: 'Entra does not know the certificate, or its key does not fit.',
    fix: `${registration} > Certificates & secrets > Certificates: upload the certificate that belongs to CLIENT_CERTIFICATE_KEY_FILE, and set CLIENT_CERTIFICATE_THUMBPRINT to its SHA-256 thumbprint.`,
  },
  700024: {
    wrong: 'The signed request lies outside its time.',
    fix: 'Set the clock of this machine by a time server.',
  },
  700211: untrusted,
  700212: untrusted,
  700213: untrusted,
  53003: {
    wrong: 'A Conditional Access policy keeps the app out.',
    fix: 'Entra admin centre > Conditional Access > Policies: let this workload identity in from the address of this machine.',
  },
};

/** The number in `AADSTS7000215: …`; null where Entra said no such thing. */
export function entraCode(error: unknown): number | null {
  const [, number] = /AADSTS(\d+)/.exec(wordsOf(error)) ?? [];
  return number === undefined ? null : Number(number);
}

/** A refused sign-in, told by Entra's code. */
export function refusedSignIn(error: unknown, means: string): Verdict {
  const code = entraCode(error);
  const told = code === null ? undefined : meanings[code];
  if (told) return stopping({ ...told, wrong: `${told.wrong} (AADSTS${code})`, means });
  if (wordsOf(error).startsWith('MANAGED_IDENTITY_CLIENT_ID:')) {
    return stopping({
      wrong: 'Azure gives this machine no token of its managed identity.',
      means,
      fix: 'Azure portal > the app > Identity > User assigned: add the identity, and set MANAGED_IDENTITY_CLIENT_ID to its client id. Outside Azure set a certificate or a secret instead.',
    });
  }
  return stopping({
    wrong: `Signing in to Microsoft 365 failed: ${wordsOf(error)}`,
    means,
    fix:
      code === null
        ? 'See that this machine reaches login.microsoftonline.com, and that the certificate file can be read.'
        : `Look the code up at https://login.microsoftonline.com/error?code=${code}.`,
  });
}

/** Entra's sentence; what follows it are ids that say nothing to a reader. */
function wordsOf(error: unknown): string {
  const said = error instanceof Failure ? (error.details[0] ?? error.message) : String(error);
  return said.replace(/\s*(?:Trace ID|Correlation ID):[\s\S]*$/, '').slice(0, 300);
}
