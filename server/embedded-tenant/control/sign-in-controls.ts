import type { Router } from 'express';
import { z } from 'zod';
import type { Directory } from '../people/directory.ts';
import { refusalKinds, type SignIns } from '../state/sign-ins.ts';
import { ControlError } from './control-error.ts';

const refusalBody = z.strictObject({
  answer: z.enum(refusalKinds),
  asking: z.enum(['silent', 'interactive']).nullable().default(null),
  objectId: z.string().nullable().default(null),
  times: z.number().int().min(1).nullable().default(1),
});
const accountBody = z.strictObject({ objectId: z.string(), to: z.string() });

/** How signing in goes for people: what it is refused with, in which account a host is, and what was asked of it. */
export function signInControls(
  router: Router,
  { signIns, directory }: { readonly signIns: SignIns; readonly directory: Directory },
): void {
  router.get('/sign-ins', (_request, response) => {
    const { isNestedOffered } = signIns;
    response.json({ isNestedOffered, refusals: signIns.refusals(), requests: signIns.requests() });
  });
  router.post('/sign-ins', (request, response) => {
    response.status(201).json(signIns.refuse(refusalBody.parse(request.body)));
  });
  router.delete('/sign-ins', (_request, response) => {
    signIns.clear();
    response.status(204).end();
  });
  router.post('/sign-ins/nested', (request, response) => {
    signIns.isNestedOffered = z.strictObject({ offered: z.boolean() }).parse(request.body).offered;
    response.status(204).end();
  });
  router.post('/sign-ins/accounts', (request, response) => {
    const { objectId, to } = accountBody.parse(request.body);
    if (!directory.person(to)) throw new ControlError(400, `There is no person ${to}.`);
    signIns.switchAccount(objectId, to);
    response.status(204).end();
  });
}
