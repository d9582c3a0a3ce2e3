/**
 * The editions of statutory guidance, and the law by name, that school policies cite: data, with where each fact was
 * read. An edition is in force until the next one is. Only what a source says stands here: a day where it names the
 * day, else the month or the year. Whoever checks the list again sets `editionsCheckedOn`.
 */
export const editionsCheckedOn = '2026-11-22';
/** Where the guidance that is cited most is published, with its latest edition. */
export const editionsSource = 'https://www.gov.uk/government/publications/keeping-children-safe-in-education--2';

export type Edition = {
  readonly year: number;
  /** `2025-09-01`, `2024-10` or `2026`. */
  readonly from: string;
  /** Announced for this time; no source confirms that it came. */
  readonly isPlanned?: boolean;
  readonly source: string;
};

export type Guidance = {
  readonly shortName: string;
  readonly names: RegExp;
  /** A web page without editions of its own, changed where it stands. */
  readonly changesInPlace?: boolean;
  /** Oldest first. A year that is not here and is below the newest was superseded all the same. */
  readonly editions: readonly Edition[];
};

export type Replaced = {
  readonly names: RegExp;
  /** Where this is cited too, the policy knows. */
  readonly current: RegExp;
  readonly by: string;
  readonly since: string;
  /** A name that people still use for the thing that took its place. */
  readonly isHint?: boolean;
  readonly source: string;
};

export const yearlyGuidance: readonly Guidance[] = [
  {
    shortName: 'KCSIE',
    names: /\bKCSIE\b|\bKeeping\s+Children\s+Safe\s+in\s+Education\b/giu,
    editions: [
      {
        year: 2022,
        from: '2022-09-01',
        source: 'https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=60334',
      },
      {
        year: 2023,
        from: '2023-09-01',
        source: 'https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=64840',
      },
      { year: 2024, from: '2024-09-02', source: 'http://keepingchildrensafeineducation.co.uk/index.html' },
      {
        year: 2025,
        from: '2025-09-01',
        source:
          'https://www.schools.norfolk.gov.uk/article/70729/Revisions-to-Keeping-Children-Safe-in-Education-DfE-pending-publication-of-final-version-which-comes-into-force-in-September-2025',
      },
      {
        year: 2026,
        from: '2026-09',
        isPlanned: true,
        source: 'https://ssslearning.co.uk/safeguarding-articles/kcsie26',
      },
    ],
  },
  {
    shortName: 'Working Together to Safeguard Children',
    names: /\bWorking\s+Together\s+to\s+Safeguard\s+Children\b|\bWorking\s+Together(?=,?\s+\(?20\d\d)/giu,
    editions: [
      {
        year: 2018,
        from: '2018-07-04',
        source: 'https://www.surreysafeguarding.org.uk/2018/07/05/working-together-to-safeguard-children-2018/',
      },
      {
        year: 2023,
        from: '2023-12-15',
        source: 'https://content.govdelivery.com/accounts/UKCUMBERLAND/bulletins/38e23c6',
      },
      {
        year: 2026,
        from: '2026',
        source: 'https://www.leedsscp.org.uk/news/working-together-safeguard-children-2026-whats-changed',
      },
    ],
  },
  {
    shortName: 'Prevent duty guidance',
    // The duty itself is of 2015; its guidance is what was renewed.
    names:
      /\bPrevent\s+Duty\s*:?\s*(?:departmental\s+)?(?:guidance|advice)(?:\s*:?\s*(?:for\s+)?England\s+and\s+Wales)?/giu,
    editions: [
      {
        year: 2015,
        from: '2015',
        source:
          'https://www.gov.uk/government/publications/prevent-duty-guidance-england-scotland-and-wales-2015/revised-prevent-duty-guidance-for-england-and-wales-2015',
      },
      {
        year: 2023,
        from: '2023-12-31',
        source: 'https://www.gov.uk/government/publications/prevent-duty-guidance-england-scotland-and-wales-2015',
      },
    ],
  },
  {
    shortName: 'Academy Trust Handbook',
    names: /\bAcademy\s+Trust\s+Handbook\b/giu,
    editions: [
      {
        year: 2021,
        from: '2021-09-01',
        source: 'http://www.hilldickinson.com/insights/articles/academy-trust-handbook',
      },
      {
        year: 2023,
        from: '2023-09-01',
        source: 'https://wrigleys.co.uk/news/education/academy-trust-handbook-2023--whats-new-for-trust-leaders',
      },
      {
        year: 2024,
        from: '2024-09-01',
        source:
          'https://ascl.org.uk/Help-and-Advice/Business-leadership/Financial-regulations-and-returns/Academy-Trust-Handbook-2024',
      },
      {
        year: 2025,
        from: '2025-09-01',
        source:
          'https://schoolleaders.thekeysupport.com/administration-and-management/financial-management/budget/academy-trust-handbook-changes-from-september-2025/',
      },
    ],
  },
  {
    shortName: 'Filtering and monitoring standards',
    names: /\bfiltering\s+and\s+monitoring\s+standards\b/giu,
    changesInPlace: true,
    editions: [
      {
        year: 2023,
        from: '2023-03',
        source:
          'https://saferinternet.org.uk/advice-centre/teachers-and-school-staff/appropriate-filtering-and-monitoring',
      },
      {
        year: 2024,
        from: '2024-10',
        source: 'https://www.schoolsbroadband.co.uk/dfe-updates-filtering-monitoring-standards/',
      },
    ],
  },
  {
    shortName: 'Meeting digital and technology standards',
    names: /\bMeeting\s+digital\s+(?:and\s+technology\s+)?standards\b/giu,
    changesInPlace: true,
    editions: [
      {
        year: 2025,
        from: '2025-11-17',
        source:
          'https://govdiff.njk.onl/update/2025-11-17T10:06:00+00:00/www.gov.uk/guidance/meeting-digital-and-technology-standards-in-schools-and-colleges',
      },
    ],
  },
];

const equalityAct = {
  current: /\bEquality\s+Act,?\s+\(?2010/iu,
  by: 'Equality Act 2010',
  since: '2010-10-01',
  source: 'https://www.northwarks.gov.uk/info/20170/council_business/1208/equality_and_diversity/2',
} as const;

export const replacements: readonly Replaced[] = [
  {
    names: /\bData\s+Protection\s+Acts?,?\s+(?:\(?1984\)?\s+and\s+)?\(?1998\b|\bDPA\s*\(?1998\b/iu,
    current: /\bData\s+Protection\s+Act,?\s+\(?2018|\bDPA\s*\(?2018|\bUK[\s-]*GDPR\b/iu,
    by: 'Data Protection Act 2018',
    since: '2018-05-25',
    source: 'https://www.itgovernance.co.uk/dpa-2018',
  },
  {
    names: /\b(?<!UK[\s-]*)(?:EU[\s-]+)?(?:GDPR|General\s+Data\s+Protection\s+Regulations?)\b/iu,
    current: /\bUK[\s-]*(?:GDPR|General\s+Data\s+Protection\s+Regulation)\b/iu,
    by: 'UK GDPR',
    since: '2021-01-01',
    isHint: true,
    source: 'https://www.itgovernance.co.uk/dpa-2018',
  },
  {
    names: /\bData\s+\(Use\s+and\s+Access\)\s+Bill\b/iu,
    current: /\bData\s+\(Use\s+and\s+Access\)\s+Act\b/iu,
    by: 'Data (Use and Access) Act 2025',
    since: '2025-06-19',
    source: 'https://www.itgovernance.co.uk/dpa-2018',
  },
  {
    names: /\bAcademies\s+Financial\s+Handbook\b/iu,
    current: /\bAcademy\s+Trust\s+Handbook\b/iu,
    by: 'Academy Trust Handbook',
    since: '2021-09-01',
    source: 'http://www.hilldickinson.com/insights/articles/academy-trust-handbook',
  },
  {
    names: /\bSexting\s+in\s+schools\s+and\s+colleges\b/iu,
    current: /\bSharing\s+nudes\s+and\s+semi-nudes\b/iu,
    by: 'Sharing nudes and semi-nudes',
    since: '2021-01',
    source: 'https://www.oursaferschools.co.uk/2021/01/13/ukcis/',
  },
  {
    names:
      /\bSexual\s+violence\s+(?:and|&)\s+sexual\s+harassment\s+between\s+children\s+in\s+schools\s+and\s+colleges\b/iu,
    current: /\bKCSIE\b[^.\n]{0,20}\bpart\s+(?:five|5)\b|\bpart\s+(?:five|5)\s+of\s+(?:KCSIE|Keeping)\b/iu,
    by: 'KCSIE, part five',
    since: '2022-09-01',
    source: 'https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=60334',
  },
  { ...equalityAct, names: /\bDisability\s+Discrimination\s+Act\b/iu },
  { ...equalityAct, names: /\bRace\s+Relations\s+Act\b/iu },
  { ...equalityAct, names: /\bSex\s+Discrimination\s+Act\b/iu },
];
