import { parse, defaultTreeAdapter as tree } from 'parse5';

/** One answer of the product as it is served. */
export type Served = {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What is wrong, each naming the address. */
export type ServedRule = {
  /** The page or standard that it comes from. */
  readonly source: string;
  /** Points that breaking it costs, after the Observatory's table where that has the test. */
  readonly costs: number;
  readonly findings: (answers: readonly Served[]) => readonly string[];
};

const observatory = 'https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring';
const csp = 'https://www.w3.org/TR/CSP3/';
const teamsHosts = 'https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements';
const teamsScript =
  'https://devblogs.microsoft.com/microsoft365dev/action-required-ensure-your-microsoft-teams-apps-are-ready-for-upcoming-domain-changes/';
const officeScript =
  'https://learn.microsoft.com/office/dev/add-ins/develop/referencing-the-javascript-api-for-office-library-from-its-cdn';
const authorities = 'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud';

export const officeAddress = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Every host that a policy may name, and the page that says why it is needed. */
const neededHosts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'frame-ancestors': Object.fromEntries(
    [
      'https://*.cloud.microsoft',
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
    ].map((host) => [host, teamsHosts]),
  ),
  'script-src': { 'https://appsforoffice.microsoft.com': officeScript },
  'connect-src': { 'https://login.microsoftonline.com': authorities, 'https://res.cdn.office.net': teamsScript },
  'frame-src': { 'https://login.microsoftonline.com': authorities },
};

/** What else a policy may say. */
const neededWords: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'self'"],
  'script-src': ["'self'"],
  // Fluent UI writes its styles at run time. The Observatory takes nothing off for it.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'upgrade-insecure-requests': [],
};

const isPage = ({ headers }: Served): boolean => (headers['content-type'] ?? '').startsWith('text/html');
const isAsset = ({ path, status }: Served): boolean => status === 200 && /^\/(?:cy\/)?assets\//.test(path);
const isApi = ({ path }: Served): boolean => path.startsWith('/api/');

/** Names the answers in which a header is not as it should be. */
function header(name: string, isRight: (value: string) => boolean, where: (one: Served) => boolean = () => true) {
  return (answers: readonly Served[]): readonly string[] =>
    answers
      .filter(where)
      .filter(({ headers }) => !isRight(headers[name] ?? ''))
      .map(({ path, headers }) => `${path}: ${name} ${headers[name] ?? 'is missing'}`);
}

function directivesOf({ headers }: Served): ReadonlyMap<string, readonly string[]> {
  const parts = (headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...values]) => [name, values]));
}

type Element = { readonly tag: string; readonly attributes: ReadonlyMap<string, string>; readonly text: string };

function elementsOf({ body }: Served): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Parameters<typeof tree.getChildNodes>[0]): void => {
    for (const child of tree.getChildNodes(node)) {
      if (!tree.isElementNode(child)) continue;
      const text = tree.getChildNodes(child).flatMap((inner) => (tree.isTextNode(inner) ? [inner.value] : []));
      const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]));
      found.push({ tag: child.tagName, attributes, text: text.join('').trim() });
      visit(child);
    }
  };
  visit(parse(body));
  return found;
}

function inPages(isWrong: (element: Element) => boolean) {
  return (answers: readonly Served[]): readonly string[] =>
    answers.filter(isPage).flatMap((page) =>
      elementsOf(page)
        .filter(isWrong)
        .map(({ tag }) => `${page.path}: <${tag}>`),
    );
}

const scripts = (page: Served): readonly string[] =>
  elementsOf(page).flatMap(({ tag, attributes }) => (tag === 'script' ? [attributes.get('src') ?? ''] : []));

export const servedRules: Readonly<Record<string, ServedRule>> = {
  'everything is forbidden that is not allowed': {
    source: csp,
    costs: 25,
    findings: (answers) =>
      answers.flatMap((one) => {
        const given = directivesOf(one);
        return ['default-src', 'base-uri', 'form-action']
          .filter((name) => given.get(name)?.join(' ') !== "'none'")
          .map((name) => `${one.path}: ${name}`);
      }),
  },
  'nothing is allowed that no page of Microsoft’s or of ours asks for': {
    source: `${csp} ${teamsHosts} ${officeScript} ${authorities}`,
    costs: 20,
    findings: (answers) =>
      answers.flatMap((one) =>
        [...directivesOf(one)].flatMap(([name, values]) =>
          values
            .filter((value) => !neededWords[name]?.includes(value) && !neededHosts[name]?.[value])
            .concat(neededWords[name] || neededHosts[name] ? [] : [name])
            .map((value) => `${one.path}: ${name} ${value}`),
        ),
      ),
  },
  'the hosts of Microsoft 365, and only they, may frame it': {
    source: teamsHosts,
    costs: 20,
    findings: (answers) =>
      answers.flatMap((one) => {
        const given = directivesOf(one).get('frame-ancestors') ?? [];
        return Object.keys(neededHosts['frame-ancestors'] ?? {})
          .filter((host) => !given.includes(host))
          .concat(one.headers['x-frame-options'] ? ['x-frame-options'] : [])
          .map((host) => `${one.path}: ${host}`);
      }),
  },
  'no script stands in a page': {
    source: observatory,
    costs: 20,
    findings: inPages(({ tag, attributes, text }) => tag === 'script' && (text !== '' || !attributes.get('src'))),
  },
  'no attribute of a page is a script': {
    source: csp,
    costs: 20,
    findings: inPages(({ attributes }) =>
      [...attributes].some(([name, value]) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
    ),
  },
  'https, for a year at least, and for every name beneath': {
    source: observatory,
    costs: 20,
    findings: header('strict-transport-security', (value) => {
      const [, age = '0', others = ''] = /^max-age=(\d+)(.*)$/.exec(value) ?? [];
      return Number(age) >= 31_536_000 && others.includes('includeSubDomains');
    }),
  },
  'types are not guessed': {
    source: observatory,
    costs: 5,
    findings: header('x-content-type-options', (value) => value === 'nosniff'),
  },
  'no address is passed on': {
    source: observatory,
    costs: 5,
    findings: header('referrer-policy', (value) => value === 'no-referrer'),
  },
  'devices and payments are out of reach': {
    source: 'https://www.w3.org/TR/permissions-policy/',
    costs: 5,
    findings: header('permissions-policy', (value) =>
      ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'].every((feature) =>
        value.split(', ').includes(`${feature}=()`),
      ),
    ),
  },
  'other sites’ windows keep out': {
    source: 'https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies',
    costs: 5,
    // Signing in opens a window of Entra's, which has to answer.
    findings: header('cross-origin-opener-policy', (value) => value === 'same-origin-allow-popups'),
  },
  'other sites cannot load what is ours': {
    source: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
    costs: 5,
    findings: (answers) =>
      answers.flatMap((one) => {
        // Outlook shows the icons on its own pages.
        const wanted = one.path.startsWith('/icons/') ? 'cross-origin' : 'same-origin';
        return header('cross-origin-resource-policy', (value) => value === wanted)([one]);
      }),
  },
  'what has its content in its name is kept, and what has not is asked for anew': {
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2',
    costs: 5,
    findings: (answers) => [
      ...header('cache-control', (value) => value === 'public, max-age=31536000, immutable', isAsset)(answers),
      ...answers.filter(isAsset).flatMap(({ path }) => (/-[\w-]{8}\.\w+$/.test(path) ? [] : [`${path}: has no hash`])),
      ...header('cache-control', (value) => value === 'no-cache', isPage)(answers),
    ],
  },
  'what the interface says is kept nowhere': {
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.5',
    costs: 5,
    findings: header('cache-control', (value) => value === 'no-store', isApi),
  },
  'nothing tells what it runs on': {
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html',
    costs: 5,
    findings: (answers) =>
      ['server', 'x-powered-by', 'x-aspnet-version'].flatMap((name) => header(name, (value) => value === '')(answers)),
  },
  'there are no cookies': {
    source: observatory,
    costs: 20,
    findings: header('set-cookie', (value) => value === ''),
  },
  'no other site may read an answer': {
    source: observatory,
    costs: 50,
    findings: header('access-control-allow-origin', (value) => value === ''),
  },
  'the Office script comes from Microsoft, and no other from elsewhere': {
    source: officeScript,
    costs: 20,
    findings: (answers) =>
      answers.filter(isPage).flatMap((page) => {
        const elsewhere = scripts(page).filter((address) => !/^\/(?:cy\/)?assets\//.test(address));
        const wanted = page.path.startsWith('/pane') ? [officeAddress] : [];
        return elsewhere.join() === wanted.join() ? [] : [`${page.path}: ${elsewhere.join() || 'no script of Office'}`];
      }),
  },
  'no source map is served or named': {
    source: 'https://tc39.es/ecma426/',
    costs: 5,
    findings: (answers) =>
      answers
        .filter(({ path, status, headers, body }) => {
          const named = headers['sourcemap'] || headers['x-sourcemap'] || /[#@]\s*sourceMappingURL=/.test(body);
          return named || (path.endsWith('.map') && status !== 404);
        })
        .map(({ path }) => `${path}: source map`),
  },
  'nothing of the embedded tenant is served': {
    source: 'docs/decisions/0001-embedded-tenant-is-a-peer-over-http.md',
    costs: 25,
    findings: (answers) =>
      answers.flatMap(({ path, body }) => {
        const [found] = /oakfield|embedded-tenant|\/control\/|localhost:\d+/i.exec(body) ?? [];
        return found === undefined ? [] : [`${path}: ${found}`];
      }),
  },
};

/** https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring#grading_chart */
const grades = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
] as const;

/** A hundred, less what each broken rule costs. */
export function gradeOf(answers: readonly Served[]): { readonly grade: string; readonly broken: readonly string[] } {
  const broken = Object.entries(servedRules).filter(([, { findings }]) => findings(answers).length > 0);
  const points = broken.reduce((left, [, { costs }]) => left - costs, 100);
  return { grade: grades.find(([least]) => points >= least)?.[1] ?? 'F', broken: broken.map(([name]) => name) };
}
