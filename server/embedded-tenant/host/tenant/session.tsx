import { createContext, useContext } from 'react';
import type { Person, TenantInfo } from './types.ts';

/** Who sits at this simulated screen, and in which organisation. */
export type Session = {
  readonly info: TenantInfo;
  readonly people: readonly Person[];
  readonly person: Person;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionContext above it.');
  return session;
}
