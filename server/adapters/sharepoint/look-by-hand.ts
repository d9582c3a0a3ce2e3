import type { ListLook } from './list-look.ts';
import { viewPage } from './list-views.ts';

/** The same by hand, for an owner of the site, where the app may not. Names are those of SharePoint's own pages. */
export function byHandSteps({ displayName, headings, views, formats }: ListLook): readonly string[] {
  const at = `The list "${displayName}"`;
  return [
    ...views.map(
      ({ title, fields, inWords, isDefault }) =>
        `${at} > List settings > Create view > Standard view, "${title}"${isDefault ? ', the default view' : ''}: columns ${fields.map((field) => headings[field]).join(', ')} in this order; ${inWords}; pages of ${viewPage}.`,
    ),
    ...Object.entries(formats).map(
      ([column, format]) =>
        `${at} > the heading of the column ${headings[column]} > Column settings > Format this column > Advanced mode, paste: ${JSON.stringify(format)}`,
    ),
    `${at} > List settings > Versioning settings: "Create a version each time you edit an item" is Yes.`,
    `${at} > List settings > Advanced settings > Item-level permissions: read "All items", and create and edit "All items". Every row's author is the app, so anything narrower hides the rows from everybody.`,
    ...permissionsByHand(displayName).own,
  ];
}

export function permissionsByHand(list: string) {
  const page = `The list "${list}" > List settings > Permissions for this list`;
  const doctor = 'Run "npm run doctor": its check site.write says whether the app still gets in.';
  const takeBack = `${page} > Delete unique permissions.`;
  return {
    own: [
      `${page} > Stop Inheriting Permissions; then, for each group and person that is not an owner: Edit User Permissions, "Read" alone. ${doctor} Where it does not: ${takeBack}`,
    ],
    takeBack: [takeBack, doctor],
    withoutOwn: [
      'The site > Settings > Site permissions: keep as members only who may edit rows, and make leaders who read visitors. What is edited by hand is put right from the ledger all the same.',
    ],
  } satisfies Record<string, readonly string[]>;
}
