import { createTenant } from './create-tenant.ts';

if (process.env.NODE_ENV === 'production') {
  console.error('The embedded tenant is for trying and testing; it does not start with NODE_ENV=production.');
  process.exit(1);
}

const port = Number(process.env.TENANT_PORT ?? 3979);
const tenant = await createTenant({
  port,
  // Set and empty: nothing is kept.
  dataDir: process.env.DATA_DIR === '' ? null : (process.env.DATA_DIR ?? './data'),
  productUrl: process.env.PRODUCT_URL ?? 'http://localhost:3978',
  logFile: process.env.TENANT_LOG ?? null,
}).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`The embedded tenant could not start on port ${port}: ${reason}. TENANT_PORT chooses another port.`);
  process.exit(1);
});
console.log(`Embedded tenant: ${tenant.origin}`);

const stop = () => {
  tenant.close().then(() => process.exit(0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
