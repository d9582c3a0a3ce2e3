/** The metrics by the names under which Application Insights keeps them. The alerts in `infra` and the runbook use these. */
export const metrics = {
  acceptances: 'countersign.acceptances',
  deliveries: 'countersign.deliveries',
  throttles: 'countersign.throttles',
  tap: 'countersign.tap.duration',
  queueDepth: 'countersign.queue.depth',
  queueAge: 'countersign.queue.age',
  queueGivenUp: 'countersign.queue.given_up',
  registerLag: 'countersign.register.lag',
} as const;
