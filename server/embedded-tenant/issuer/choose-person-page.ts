import { ORGANISATION } from '../identifiers.ts';
import type { DirectoryPerson } from '../people/person.ts';

/** The sign-in page: no password, a list of people to be. `linkFor` gives the address that signs a person in. */
export function choosePersonPage(
  people: Iterable<DirectoryPerson>,
  linkFor: (person: DirectoryPerson) => string,
): string {
  const items = [...people]
    .filter((person) => person.accountEnabled)
    .map(
      (person) =>
        `<li><a href="${escapeHtml(linkFor(person))}"><strong>${escapeHtml(person.displayName)}</strong> <span>${escapeHtml(person.jobTitle)}</span></a></li>`,
    );
  return page(
    'Sign in',
    `<h1>Who are you?</h1><p>${escapeHtml(ORGANISATION)} is an embedded tenant: choose a person to sign in as.</p><ul>${items.join('')}</ul>`,
  );
}

export function errorPage(message: string): string {
  return page('Sign-in failed', `<h1>Sign-in failed</h1><p>${escapeHtml(message)}</p>`);
}

export function signedOutPage(): string {
  return page('Signed out', '<h1>You are signed out</h1><p>You can close this window.</p>');
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}ul{list-style:none;padding:0}a{display:block;padding:.5rem .75rem;color:#2b2b80;text-decoration:none;border-radius:4px}a:hover,a:focus-visible{background:#eeeef8;outline:2px solid #4f52b2}span{color:#54545c}';

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
