/**
 * What the pages ask of `az` and `docker`. Nothing here signs in to Azure, so of these lines it is said only that Microsoft's
 * and Docker's pages know the command and each of its options, and that it has what it needs.
 */
export type OutsideCommand = {
  readonly needs: readonly string[];
  readonly takes?: readonly string[];
  /** How many words stand without an option. */
  readonly words?: number;
  readonly source: string;
};

/** https://learn.microsoft.com/cli/azure/reference-index */
const global = ['--query', '--output', '--subscription', '--only-show-errors', '--verbose', '--debug'];
const azure = 'https://learn.microsoft.com/cli/azure';

export const outsideCommands: Readonly<Record<string, OutsideCommand>> = {
  'az account get-access-token': {
    needs: [],
    takes: ['--resource-type', '--resource', '--scope', '--tenant'],
    source: `${azure}/account#az-account-get-access-token`,
  },
  // A .bicepparam file names its template itself.
  'az deployment group what-if': {
    needs: ['--resource-group'],
    takes: ['--parameters', '--template-file', '--name', '--mode'],
    source: `${azure}/deployment/group#az-deployment-group-what-if`,
  },
  'az deployment group create': {
    needs: ['--resource-group'],
    takes: ['--parameters', '--template-file', '--name', '--mode'],
    source: `${azure}/deployment/group#az-deployment-group-create`,
  },
  'az acr build': {
    needs: ['--registry'],
    takes: ['--image', '--file', '--platform'],
    words: 1,
    source: `${azure}/acr#az-acr-build`,
  },
  'az webapp restart': {
    needs: ['--resource-group', '--name'],
    takes: ['--slot'],
    source: `${azure}/webapp#az-webapp-restart`,
  },
};

/** What is wrong with a call; nothing where it is known. */
export function faultsOf(call: readonly string[]): readonly string[] {
  const said = call.join(' ');
  const name = Object.keys(outsideCommands).find((one) => said === one || said.startsWith(`${one} `));
  const command = name === undefined ? undefined : outsideCommands[name];
  if (name === undefined || !command) return [`nobody looked up "${said}"`];
  const rest = call.slice(name.split(' ').length);
  const options = rest.filter((word) => word.startsWith('-'));
  const known = [...command.needs, ...(command.takes ?? []), ...global];
  const words = rest.filter((word, at) => !word.startsWith('-') && !rest[at - 1]?.startsWith('-'));
  return [
    ...options.filter((option) => !known.includes(option)).map((option) => `${name} has no option ${option}`),
    ...command.needs.filter((option) => !options.includes(option)).map((option) => `${name} needs ${option}`),
    ...(words.length === (command.words ?? 0) ? [] : [`${name} takes ${command.words ?? 0} words, not "${words}"`]),
  ];
}
