/** Entra app roles, as the token's `roles` claim carries them. Everyone else who is signed in is staff. */
const adminRole = 'Policy.Manage';
const leaderRole = 'Compliance.Read';

export type Role = 'admin' | 'leader' | 'staff';

export function rolesFrom(claims: readonly string[]): readonly Role[] {
  return [
    ...(claims.includes(adminRole) ? (['admin'] as const) : []),
    ...(claims.includes(leaderRole) ? (['leader'] as const) : []),
    'staff',
  ];
}
