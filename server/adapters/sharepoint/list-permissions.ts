import { z } from 'zod';
import { listPath, type SiteRest } from './site-rest.ts';

/** Kinds of permission levels: https://learn.microsoft.com/dotnet/api/microsoft.sharepoint.client.roletype */
const roleKinds = { none: 0, guest: 1, reader: 2, administrator: 5 } as const;

type Binding = { readonly id: number; readonly kind: number; readonly name: string };
/** What a group or a person was given on the list. */
export type Grant = { readonly principalId: number; readonly name: string; readonly bindings: readonly Binding[] };

const grantsAnswer = z.object({
  value: z.array(
    z.object({
      PrincipalId: z.number(),
      Member: z.object({ Title: z.string(), LoginName: z.string() }),
      RoleDefinitionBindings: z.array(z.object({ Id: z.number(), RoleTypeKind: z.number(), Name: z.string() })),
    }),
  ),
});

/** Apps have names that begin so, and their grants are not ours to touch. */
const appLogin = 'i:0i.t|';

/** https://learn.microsoft.com/sharepoint/dev/sp-add-ins/set-custom-permissions-on-a-list-by-using-the-rest-interface */
export async function readGrants(rest: SiteRest, listId: string): Promise<readonly Grant[]> {
  const properties =
    'PrincipalId,Member/Title,Member/LoginName,RoleDefinitionBindings/Id,RoleDefinitionBindings/RoleTypeKind,RoleDefinitionBindings/Name';
  const answer = await rest.get(
    `${listPath(listId)}/roleassignments?$select=${properties}&$expand=Member,RoleDefinitionBindings`,
  );
  return grantsAnswer
    .parse(answer)
    .value.filter(({ Member }) => !Member.LoginName.startsWith(appLogin))
    .map(({ PrincipalId, Member, RoleDefinitionBindings }) => ({
      principalId: PrincipalId,
      name: Member.Title,
      bindings: RoleDefinitionBindings.map(({ Id, RoleTypeKind, Name }) => ({
        id: Id,
        kind: RoleTypeKind,
        name: Name,
      })),
    }));
}

/** Owners keep full control, which nobody can take from them; a level of the school's own making may let write. */
export function writesRows({ kind }: Binding): boolean {
  return kind !== roleKinds.guest && kind !== roleKinds.reader && kind !== roleKinds.administrator;
}

/**
 * Gives the list permissions of its own that begin as a copy of the site's, so that whoever may read goes on reading, and
 * turns every right to edit into the right to read. The app is no member: its grant is on the site.
 */
export async function letReadOnly(rest: SiteRest, listId: string, isOwn: boolean): Promise<void> {
  const list = listPath(listId);
  if (!isOwn) await rest.post(`${list}/breakroleinheritance(copyroleassignments=true,clearsubscopes=true)`);
  const reading = z.object({ Id: z.number() });
  const { Id: readId } = reading.parse(await rest.get(`/roledefinitions/getbytype(${roleKinds.reader})?$select=Id`));
  for (const { principalId, bindings } of await readGrants(rest, listId)) {
    const writing = bindings.filter(writesRows);
    if (writing.length === 0) continue;
    // First what is given, so that nobody is without any in between.
    await rest.post(`${list}/roleassignments/addroleassignment(principalid=${principalId},roledefid=${readId})`);
    for (const { id } of writing) {
      await rest.post(`${list}/roleassignments/removeroleassignment(principalid=${principalId},roledefid=${id})`);
    }
  }
}

export async function inheritAgain(rest: SiteRest, listId: string): Promise<void> {
  await rest.post(`${listPath(listId)}/resetroleinheritance`);
}
