import { acceptancesPerSecond } from './acceptances.ts';

console.log(await acceptancesPerSecond('/tmp/bench1', 4600));
