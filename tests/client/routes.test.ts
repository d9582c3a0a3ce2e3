import { expect, test } from 'vitest';
import { hashOfHostPlace, placeOf } from '#src/app/routes.ts';

test.each([
  ['', { page: 'my-policies' }],
  ['#/', { page: 'my-policies' }],
  ['#/requests/abc', { page: 'request', id: 'abc' }],
  ['#/sitting/abc', { page: 'sitting', id: 'abc' }],
  ['#/sitting', { page: 'sitting', id: null }],
  ['#/policies/abc?again=1', { page: 'policy-version', id: 'abc', wasImportedBefore: true }],
  ['#/policies/abc/changes/def', { page: 'version-changes', id: 'abc', fromId: 'def' }],
  ['#/policies/abc/changes', { page: 'not-found' }],
  ['#/policies/abc/changes/def/more', { page: 'not-found' }],
  ['#/campaigns/new?versionId=v', { page: 'new-campaign', versionId: 'v' }],
  ['#/campaigns/abc', { page: 'campaign', id: 'abc', query: {} }],
  ['#/campaigns/abc?standing=overdue', { page: 'campaign', id: 'abc', query: { standing: 'overdue' } }],
  ['#/campaigns/abc/slips', { page: 'campaign-slips', id: 'abc' }],
  ['#/campaigns/abc/slips/more', { page: 'not-found' }],
  ['#/campaigns/abc/else', { page: 'not-found' }],
  ['#/school', { page: 'school' }],
  ['#/school/attention', { page: 'needs-attention' }],
  ['#/school/more', { page: 'not-found' }],
  ['#/compliance', { page: 'compliance', query: {} }],
  ['#/compliance/people?standing=overdue', { page: 'compliance-people', query: { standing: 'overdue' } }],
  ['#/compliance/not-asked', { page: 'compliance-not-asked', query: {} }],
  ['#/compliance/elsewhere', { page: 'not-found' }],
  ['#/policy-health', { page: 'policy-health' }],
  ['#/policy-health/more', { page: 'not-found' }],
  ['#/elsewhere', { page: 'not-found' }],
  ['#/requests/abc/more', { page: 'not-found' }],
])('%s is its page', (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

test('a host opens a request and nothing else', () => {
  const id = '6f1c1f0e-0d53-4b9e-9d5e-0b7a5a1f0001';
  expect(hashOfHostPlace(`request/${id}`)).toBe(`#/requests/${id}`);
  expect(hashOfHostPlace('request/../../x')).toBeNull();
  expect(hashOfHostPlace('home')).toBeNull();
  expect(hashOfHostPlace(null)).toBeNull();
});
