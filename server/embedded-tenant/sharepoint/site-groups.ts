import type { RoleAssignment } from '../state/list-looks.ts';

/** The permission levels every site has, by the ids they have everywhere. */
export const roleDefinitions = [
  { Id: 1073741829, Name: 'Full Control', RoleTypeKind: 5 },
  { Id: 1073741828, Name: 'Design', RoleTypeKind: 4 },
  { Id: 1073741830, Name: 'Edit', RoleTypeKind: 6 },
  { Id: 1073741827, Name: 'Contribute', RoleTypeKind: 3 },
  { Id: 1073741826, Name: 'Read', RoleTypeKind: 2 },
] as const;

const groups: Readonly<Record<number, string>> = {
  3: 'Policies Owners',
  4: 'Policies Visitors',
  5: 'Policies Members',
};

/** What the site's own groups may do in it: owners everything, members edit, visitors read. */
export const siteAssignments: readonly RoleAssignment[] = [
  { principalId: 3, roleIds: [1073741829] },
  { principalId: 4, roleIds: [1073741826] },
  { principalId: 5, roleIds: [1073741830] },
];

/** As the collection `roleassignments` shows it, with what it can be expanded by. */
export function shownAssignment({ principalId, roleIds }: RoleAssignment) {
  const title = groups[principalId] ?? `Principal ${principalId}`;
  return {
    PrincipalId: principalId,
    Member: { Id: principalId, Title: title, LoginName: title, PrincipalType: 8 },
    RoleDefinitionBindings: roleDefinitions.filter(({ Id }) => roleIds.includes(Id)),
  };
}
