import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** Begins a program of ours from its sources. */
export const tsx = [process.execPath, '--import', 'tsx'] as const;

export type TenantProcess = ServerProcess & {
  readonly origin: string;
  /** What it asks a product to be set to. */
  readonly environment: Readonly<Record<string, string>>;
};

/** A tenant in a process of its own, for a product at `productUrl`. */
export async function startTenant(port: number, productUrl: string): Promise<TenantProcess> {
  const origin = `http://localhost:${port}`;
  const started = await startServer(
    [...tsx, 'server/embedded-tenant/main.ts'],
    origin,
    { TENANT_PORT: String(port), DATA_DIR: '', PRODUCT_URL: productUrl },
    '/control/info',
  );
  return { ...started, origin, environment: await environmentOf(origin) };
}

async function environmentOf(origin: string): Promise<Readonly<Record<string, string>>> {
  const twin = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const settings = Object.entries(twin.environment).map(([name, value]) => [name, value.replace(twin.origin, origin)]);
  await twin.close();
  return Object.fromEntries(settings);
}
