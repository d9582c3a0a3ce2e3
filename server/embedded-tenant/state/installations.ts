import type { Store } from './store.ts';

export type Installation = {
  readonly id: string;
  readonly objectId: string;
  readonly catalogueAppId: string;
  readonly installedAt: string;
};

/** Which people have which Teams app in their personal scope. */
export type Installations = {
  find(objectId: string, catalogueAppId: string): Installation | undefined;
  byId(objectId: string, installationId: string): Installation | undefined;
  of(objectId: string): readonly Installation[];
  add(objectId: string, catalogueAppId: string): Installation;
};

export function createInstallations(store: Store, now: () => Date): Installations {
  const installed = store.collection<Installation>('installations');
  const key = (objectId: string, catalogueAppId: string) => `${objectId}##${catalogueAppId}`;
  const idOf = (objectId: string, catalogueAppId: string) =>
    Buffer.from(key(objectId, catalogueAppId)).toString('base64');
  return {
    find: (objectId, catalogueAppId) => installed.get(key(objectId, catalogueAppId)),
    byId(objectId, installationId) {
      const found = installed.get(Buffer.from(installationId, 'base64').toString('utf8'));
      return found?.objectId === objectId ? found : undefined;
    },
    of: (objectId) => [...installed.values()].filter((installation) => installation.objectId === objectId),
    add(objectId, catalogueAppId) {
      const installation = {
        id: idOf(objectId, catalogueAppId),
        objectId,
        catalogueAppId,
        installedAt: now().toISOString(),
      };
      installed.set(key(objectId, catalogueAppId), installation);
      return installation;
    },
  };
}
