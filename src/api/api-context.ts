import { createContext, useContext, useMemo } from 'react';
import type { Send } from './send.ts';
import { type StaffApi, staffApi } from './staff-api.ts';

const SendContext = createContext<Send | null>(null);

export const SendProvider = SendContext.Provider;

export function useSend(): Send {
  const send = useContext(SendContext);
  if (!send) throw new Error('useSend needs a SendProvider above it');
  return send;
}

export function useStaffApi(): StaffApi {
  const send = useSend();
  return useMemo(() => staffApi(send), [send]);
}
