import type { Router } from 'express';
import { z } from 'zod';
import type { Directory } from '../people/directory.ts';
import type { Chaos } from '../state/chaos.ts';

const chaosBody = z.strictObject({
  share: z.number().min(0).max(1),
  seed: z.number().int().default(1),
  hangSeconds: z.number().positive().nullable().default(null),
});

/** Calls that fail at random, what was done, and to whom. A share of 0 ends it. */
export function chaosControls(
  router: Router,
  { chaos, directory }: { readonly chaos: Chaos; readonly directory: Directory },
): void {
  const shown = () => ({ ...chaos.report(), refused: [...directory.people()].flatMap(refusal) });
  const refusal = ({ objectId }: { readonly objectId: string }) => {
    const kind = chaos.refusalOf(objectId);
    return kind ? [{ objectId, refusal: kind }] : [];
  };
  router.get('/chaos', (_request, response) => {
    response.json(shown());
  });
  router.post('/chaos', (request, response) => {
    chaos.set(chaosBody.parse(request.body));
    response.json(shown());
  });
}
