import type { Directory } from '#server/adapters/ports.ts';
import type { PeopleList } from '#src/contract/why.ts';

/** More than anybody reads through; a longer name finds fewer. */
const most = 50;

/** People of the directory by words of their name or the start of their address, by name. @throws Failure `directory-busy` */
export async function searchPeople(directory: Directory, text: string): Promise<PeopleList['people']> {
  const found = await directory.peopleNamed([text]);
  return [...found]
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, most)
    .map(({ objectId, name, mail, jobTitle, guest, enabled }) => ({ objectId, name, mail, jobTitle, guest, enabled }));
}
