import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';
import { type Check, ok, partial, stopping, type Trouble, type Verdict, warning } from './check.ts';
import { listPermission, type Permission, permissionId, permissions } from './permissions.ts';

const page = 'Entra admin centre > App registrations > the app > API permissions';
/** What goes on by other ways when it is missing. */
const replaceable: readonly string[] = ['TeamsActivity.Send'];

/** Each permission by itself: consented to, as the token says, and working, where a harmless call shows it. */
export const permissionChecks: readonly Check[] = [
  ...permissions.map(
    (permission): Check => ({
      id: permissionId(permission.name),
      looksAt: `the app may ${permission.lets}`,
      needs: ['token.graph', 'graph'],
      run: async (scene) => {
        const roles = await scene.roles();
        const held = [permission.name, ...permission.insteadOf].find((name) => roles.has(name));
        if (held === undefined) {
          return (await permission.elsewhere?.(scene)) ? ok(`${permission.name} is granted`) : missing(permission);
        }
        if (permission.attempt === null) return ok(`${held} is consented to`);
        try {
          return ok(await permission.attempt(scene));
        } catch (error) {
          if (error instanceof GraphRefusal && error.status === 403) return refused(permission, held, error);
          throw error;
        }
      },
    }),
  ),
  {
    id: 'permission.excess',
    looksAt: 'the app holds no permission that it does not use',
    needs: ['token.graph'],
    run: async ({ roles }) => {
      const held = await roles();
      const inPlace = permissions.flatMap(({ name, otherwise }) => (otherwise && !held.has(name) ? [otherwise] : []));
      const used = [...permissions.map(({ name }) => name), ...inPlace, listPermission];
      const excess = [...held].filter((name) => !used.includes(name));
      if (excess.length === 0) return ok('none');
      return warning({
        wrong: `The app holds ${excess.join(', ')}, which it does not need.`,
        means: 'Whoever gets hold of its credential could do more harm than they need to be able to.',
        fix: `${page}: remove ${excess.join(', ')}. Wider rights for "npm run provision" can go once the lists stand.`,
      });
    },
  },
];

function missing(permission: Permission): Verdict {
  return fault(permission, {
    wrong: `The application permission ${permission.name} is missing, or nobody consented to it.`,
    means: permission.means,
    fix: `${page} > Add a permission > Microsoft Graph > Application permissions: tick ${permission.name}, then "Grant admin consent". It counts within minutes.`,
  });
}

function refused(permission: Permission, held: string, { code, message }: GraphRefusal): Verdict {
  const { name, otherwise } = permission;
  const instead = otherwise && held === name ? ` If neither helps, grant ${otherwise} in place of ${name}.` : '';
  return fault(permission, {
    wrong: `${held} is consented to, and Graph refuses all the same: ${code}, ${message}`,
    means: permission.means,
    fix: `Consent may take some minutes; then look at ${page} whether it is an application permission and granted, and ask whether a policy of the tenant keeps apps out.${instead}`,
  });
}

function fault(permission: Permission, trouble: Trouble): Verdict {
  return replaceable.includes(permission.name) ? partial(trouble) : stopping(trouble);
}
