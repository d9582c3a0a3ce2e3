type CompliancePlace = 'compliance' | 'compliance-people' | 'compliance-not-asked';

export type Place =
  | { readonly page: 'my-policies' }
  | { readonly page: 'request'; readonly id: string }
  | { readonly page: 'sitting'; readonly id: string | null }
  | { readonly page: 'policies' }
  | { readonly page: 'policy-version'; readonly id: string; readonly wasImportedBefore: boolean }
  | { readonly page: 'version-changes'; readonly id: string; readonly fromId: string }
  | { readonly page: 'campaigns' }
  | { readonly page: 'new-campaign'; readonly versionId: string | null }
  | { readonly page: 'campaign'; readonly id: string; readonly query: Readonly<Record<string, string>> }
  | { readonly page: 'campaign-slips'; readonly id: string }
  | { readonly page: CompliancePlace; readonly query: Readonly<Record<string, string>> }
  | { readonly page: 'responses' }
  | { readonly page: 'policy-health' }
  | { readonly page: 'school' }
  | { readonly page: 'needs-attention' }
  | { readonly page: 'not-found' };

const compliancePages: Readonly<Record<string, CompliancePlace>> = {
  '': 'compliance',
  people: 'compliance-people',
  'not-asked': 'compliance-not-asked',
};

/** Reads the part of the address after `#`. Addresses are hashes: Teams and Outlook own the rest of the address. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parts = path.split('/').filter((part) => part !== '');
  const [first, second, third, fourth, fifth] = parts;
  if (
    first === 'policies' &&
    second !== undefined &&
    third === 'changes' &&
    fourth !== undefined &&
    fifth === undefined
  )
    return { page: 'version-changes', id: second, fromId: fourth };
  if (first === 'campaigns' && second !== undefined && third === 'slips' && fourth === undefined)
    return { page: 'campaign-slips', id: second };
  if (third !== undefined) return { page: 'not-found' };
  switch (first) {
    case undefined:
      return { page: 'my-policies' };
    case 'requests':
      return second === undefined ? { page: 'my-policies' } : { page: 'request', id: second };
    case 'sitting':
      return { page: 'sitting', id: second ?? null };
    case 'policies':
      if (second === undefined) return { page: 'policies' };
      return { page: 'policy-version', id: second, wasImportedBefore: new URLSearchParams(query).has('again') };
    case 'campaigns':
      if (second === undefined) return { page: 'campaigns' };
      if (second !== 'new')
        return { page: 'campaign', id: second, query: Object.fromEntries(new URLSearchParams(query)) };
      return { page: 'new-campaign', versionId: new URLSearchParams(query).get('versionId') };
    case 'compliance': {
      const page = compliancePages[second ?? ''];
      return page ? { page, query: Object.fromEntries(new URLSearchParams(query)) } : { page: 'not-found' };
    }
    case 'responses':
      return { page: second === undefined ? 'responses' : 'not-found' };
    case 'policy-health':
      return { page: second === undefined ? 'policy-health' : 'not-found' };
    case 'school':
      if (second === undefined) return { page: 'school' };
      return { page: second === 'attention' ? 'needs-attention' : 'not-found' };
    default:
      return { page: 'not-found' };
  }
}

/** The hash of a place that a host names in its own words: `request/<id>` opens that request. */
export function hashOfHostPlace(place: string | null): string | null {
  const match = /^request\/([0-9a-f-]{36})$/i.exec(place ?? '');
  return match ? `#/requests/${match[1]}` : null;
}
