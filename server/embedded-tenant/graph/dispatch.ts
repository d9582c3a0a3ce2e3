import { GraphError, UnknownToTenant } from './graph-error.ts';
import { foldItemPath } from './item-path.ts';
import type { GraphRequest, GraphResponse, GraphWorld, Match, Operation } from './request.ts';
import { quotaHeaders, throttled } from './throttling.ts';

type Route = { readonly operation: Operation; readonly segments: readonly string[] };

export type Dispatch = (request: GraphRequest) => GraphResponse;

/** Finds the operation a request means, and answers once its permissions and limits allow. @throws GraphError */
export function createDispatch(operations: readonly Operation[], world: GraphWorld): Dispatch {
  const routes = routesByShape(operations);
  const { limits } = world;
  return (request) => {
    const { operation, values } = findRoute(routes, request);
    const unread = [...request.query.keys()].find((name) => name !== '$skiptoken' && !operation.query?.includes(name));
    if (unread !== undefined) throw new UnknownToTenant(`query option ${unread} on ${operation.path}`);
    const match: Match = { ...request, values, world };
    const wanted = operation.limits?.(match) ?? [];
    const wait = limits.take(wanted);
    if (wait > 0) throw throttled(wait, wanted, limits);
    checkPermission(operation, request);
    const response = operation.answer(match);
    return { ...response, headers: { ...quotaHeaders(wanted, limits), ...response.headers } };
  };
}

/** By method and number of segments, so that only what could fit is looked at. */
function routesByShape(operations: readonly Operation[]): ReadonlyMap<string, readonly Route[]> {
  const routes = new Map<string, Route[]>();
  for (const operation of operations) {
    const segments = operation.path.split('/').slice(1);
    const shape = `${operation.method} ${segments.length}`;
    routes.set(shape, [...(routes.get(shape) ?? []), { operation, segments }]);
  }
  return routes;
}

function findRoute(
  routes: ReadonlyMap<string, readonly Route[]>,
  request: GraphRequest,
): { operation: Operation; values: Record<string, string> } {
  const segments = foldItemPath(request.path).split('/').slice(1).map(decode);
  for (const { operation, segments: pattern } of routes.get(`${request.method} ${segments.length}`) ?? []) {
    const values: Record<string, string> = {};
    const fits = pattern.every((part, index) => {
      const segment = segments[index] ?? '';
      if (!part.startsWith('{')) return part === segment;
      values[part.slice(1, -1)] = segment;
      return segment !== '';
    });
    if (fits) return { operation, values };
  }
  throw new UnknownToTenant(`${request.method} ${request.path}`);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GraphError(400, 'BadRequest', 'The request URI is not valid.');
  }
}

/** PERM: any one of the permissions that unlock the path is enough. */
function checkPermission({ application, delegated }: Operation, { caller }: GraphRequest): void {
  const wanted = caller.objectId === null ? application : delegated;
  if (wanted === null) {
    const kind = caller.objectId === null ? 'application-only' : 'delegated';
    throw new GraphError(403, 'Forbidden', `The API is not supported in ${kind} context.`);
  }
  if (wanted.length > 0 && !wanted.some((permission) => caller.permissions.has(permission))) {
    throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
}
