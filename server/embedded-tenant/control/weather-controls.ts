import type { Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../state/clock.ts';
import type { Faults } from '../state/faults.ts';
import type { Limits } from '../state/limits.ts';

type Outside = {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly busy: { sharepoint: boolean };
};

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() });
const faultBody = z.strictObject({
  method: z.string().toUpperCase().optional(),
  path: z.string().refine(isPattern, 'path is a regular expression over path and query'),
  status: z.number().int().min(400).max(599),
  times: z.number().int().min(1).optional(),
  seconds: z.number().positive().optional(),
  retryAfter: z.number().int().min(0).optional(),
  code: z.string().optional(),
  before: z.boolean().default(true),
  drop: z.boolean().default(false),
});
const limitsBody = z.strictObject({ scale: z.number().min(0), licences: z.number().int().min(1) }).partial();

/** The conditions the tenant works under: its clock, faults, how busy it is and how generous. */
export function weatherControls(router: Router, { clock, faults, limits, busy }: Outside): void {
  const showClock = () => ({ now: clock.now().toISOString() });
  router.get('/clock', (_request, response) => {
    response.json(showClock());
  });
  router.post('/clock', (request, response) => {
    const { now } = clockBody.parse(request.body);
    clock.set(now === null ? null : new Date(now));
    response.json(showClock());
  });

  router.get('/faults', (_request, response) => {
    response.json({ faults: faults.list() });
  });
  router.post('/faults', (request, response) => {
    const {
      method = null,
      times,
      seconds = null,
      retryAfter = null,
      code = null,
      ...asked
    } = faultBody.parse(request.body);
    // One answer goes wrong unless a number or a time is given.
    const count = times ?? (seconds === null ? 1 : null);
    const { id } = faults.add({ ...asked, method, times: count, seconds, retryAfter, code });
    response.status(201).json({ id });
  });
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });

  router.get('/busy', (_request, response) => {
    response.json(busy);
  });
  router.post('/busy', (request, response) => {
    busy.sharepoint = z.strictObject({ sharepoint: z.boolean() }).parse(request.body).sharepoint;
    response.json(busy);
  });
  const showLimits = () => {
    const { scale, licences, total } = limits;
    return { scale, licences, total, limits: limits.tallies() };
  };
  router.get('/limits', (_request, response) => {
    response.json(showLimits());
  });
  router.post('/limits', (request, response) => {
    const { scale, licences } = limitsBody.parse(request.body);
    if (scale !== undefined) limits.scale = scale;
    if (licences !== undefined) limits.licences = licences;
    response.json(showLimits());
  });
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
