import { policiesOutstanding } from '#server/adapters/graph/activity-type.ts';
import { parametersOf } from './check-texts.ts';
import { type Fault, unless } from './fault.ts';
import type { Manifest } from './manifest-shape.ts';

/** Every activity type that the product sends. */
const sent = [policiesOutstanding];

/** Graph refuses a notification whose type or parameters the manifest does not declare. */
export function checkActivities(manifest: Manifest): readonly Fault[] {
  const declared = manifest.activities?.activityTypes ?? [];
  return [
    ...sent.flatMap(({ type, parameters }) => {
      const one = declared.find((activity) => activity.type === type);
      if (!one)
        return [
          {
            what: `The product sends notifications of type ${type}, which manifest.json activities does not declare.`,
            fix: `Declare ${type} with the parameters ${parameters.join(', ')}.`,
          },
        ];
      return unless(
        parametersOf(one.templateText).join() === [...parameters].sort().join(),
        `manifest.json activities: ${type} uses ${parametersOf(one.templateText).join(', ') || 'no parameters'}, and the product sends ${parameters.join(', ')}.`,
        'Use in templateText exactly the parameters that are sent.',
      );
    }),
    ...declared
      .filter(({ type }) => !sent.some((one) => one.type === type))
      .map(({ type }) => ({
        what: `manifest.json declares the activity type ${type}, which the product never sends.`,
        fix: 'Take it out: people are shown a switch for each type.',
      })),
  ];
}
