import { useMemo } from 'react';
import { type AdminApi, adminApi } from './admin-api.ts';
import { useSend } from './api-context.ts';

export function useAdminApi(): AdminApi {
  const send = useSend();
  return useMemo(() => adminApi(send), [send]);
}
