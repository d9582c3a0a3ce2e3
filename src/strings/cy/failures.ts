import type * as en from '../en/failures.ts';
import type { Translated } from '../translated.ts';

const signInAgain = {
  title: 'Mae angen i chi fewngofnodi eto',
  advice: 'Caewch y dudalen hon, agorwch hi eto a mewngofnodwch â’ch cyfrif ysgol.',
};

export const failureTexts: Translated<typeof en.failureTexts> = {
  'token-missing': signInAgain,
  'token-invalid': signInAgain,
  'token-expired': {
    title: 'Mae eich mewngofnodi wedi dod i ben',
    advice: 'Rhowch gynnig arall arni. Os nad yw hynny’n helpu, caewch y dudalen hon a’i hagor eto.',
  },
  'token-wrong-audience': signInAgain,
  'token-wrong-issuer': signInAgain,
  'token-wrong-tenant': {
    title: 'Mae’r cyfrif hwn yn perthyn i ysgol arall',
    advice: 'Mewngofnodwch â chyfrif yr ysgol a anfonodd y polisi atoch.',
  },
  'token-not-for-api': signInAgain,
  'role-needed': {
    title: 'Nid yw’r dudalen hon ar agor i chi',
    advice:
      'Os oes ei hangen arnoch ar gyfer eich gwaith, gofynnwch i’r person sy’n gofalu am Countersign yn eich ysgol.',
  },
  'not-found': {
    title: 'Nid oes dim yn y cyfeiriad hwn',
    advice: 'Ewch yn ôl i Fy mholisïau. Efallai fod y ddolen a ddilynwyd gennych yn hen.',
  },
  'body-invalid': {
    title: 'Nid yw rhywbeth a anfonwyd yn gywir',
    advice: 'Gwiriwch yr hyn a roddwyd i mewn a rhowch gynnig arall arni.',
  },
  'too-many-requests': {
    title: 'Gormod ar unwaith',
    advice: 'Arhoswch funud, yna rhowch gynnig arall arni. Nid oes dim wedi’i golli.',
  },
  'not-canonical': {
    title: 'Mae’r testun yn cynnwys nod na ellir ei gadw',
    advice: 'Teipiwch y geiriau a newidiwyd ddiwethaf eto, heb ludo, a chadwch unwaith eto.',
  },
  'file-unreadable': {
    title: 'Ni ellir darllen y ffeil hon',
    advice: 'Agorwch hi yn Word, cadwch hi fel dogfen Word (.docx), a dewiswch y ffeil honno.',
  },
  'file-too-large': {
    title: 'Mae’r ffeil hon yn rhy fawr',
    advice: 'Cadwch hi heb luniau, neu fel testun plaen, a dewiswch y ffeil honno.',
  },
  'file-kind-unknown': {
    title: 'Ni ellir darllen y math hwn o ffeil',
    advice:
      'Dewiswch ddogfen Word (.docx), PDF (.pdf), ffeil destun (.txt), ffeil Markdown (.md) neu dudalen we (.html).',
  },
  'policy-not-found': {
    title: 'Nid yw’r polisi hwn yno mwyach',
    advice: 'Ewch yn ôl i Polisïau a dewiswch un arall.',
  },
  'version-not-found': {
    title: 'Nid yw’r fersiwn hon yno mwyach',
    advice: 'Ewch yn ôl i Polisïau. Efallai fod rhywun wedi dileu’r drafft.',
  },
  'original-lost': {
    title: 'Mae’r ffeil fel y’i llwythwyd i fyny wedi’i cholli',
    advice:
      'Gwnaed ein cronfa ddata o’r newydd o SharePoint. Agorwch y copi yn y llyfrgell ddogfennau, neu edrychwch yn eich ffeiliau eich hun.',
  },
  'version-published': {
    title: 'Mae’r fersiwn hon wedi’i chyhoeddi',
    advice:
      'Nid yw fersiwn a gyhoeddwyd byth yn newid. I newid y geiriau, mewnforiwch y ddogfen newydd fel y fersiwn nesaf.',
  },
  'version-not-published': {
    title: 'Drafft yw’r fersiwn hon o hyd',
    advice: 'Cyhoeddwch hi yn gyntaf, yna gofynnwch i bobl ei derbyn.',
  },
  'version-changed': {
    title: 'Mae rhywun arall wedi newid y drafft hwn',
    advice: 'Agorwch y dudalen eto i weld y newidiadau hynny, yna gwnewch eich rhai chi.',
  },
  'version-superseded': {
    title: 'Mae’r geiriau wedi newid ers i chi eu hagor',
    advice: 'Agorwch y dudalen eto i weld y geiriau cyfredol, yna ewch ymlaen.',
  },
  'version-incomplete': {
    title: 'Ni ellir cyhoeddi’r polisi eto',
    advice: 'Cywirwch yr hyn a restrir yma, yna cyhoeddwch eto.',
  },
  'version-not-current': {
    title: 'Nid hon yw’r fersiwn mewn grym',
    advice: 'Ewch yn ôl i Polisïau ac agorwch yr un sydd mewn grym.',
  },
  'version-unchanged': {
    title: 'Mae’r geiriau hyn mewn grym eisoes',
    advice: 'Nid oes dim i’w gyhoeddi. Newidiwch y drafft, neu ei daflu.',
  },
  'change-kind-needed': {
    title: 'Dywedwch beth mae’r newid hwn yn ei olygu i bobl',
    advice: 'Dewiswch a ydynt yn derbyn eto ynteu’n cael gwybod yn unig, rhowch y rheswm, yna cyhoeddwch eto.',
  },
  'approval-outdated': {
    title: 'Newidiodd y geiriau ar ôl iddynt gael eu cymeradwyo',
    advice: 'Cofnodwch gymeradwyaeth y geiriau newydd, neu tynnwch y gymeradwyaeth, yna cyhoeddwch eto.',
  },
  'approval-in-future': {
    title: 'Ni all cymeradwyaeth fod yn y dyfodol',
    advice: 'Rhowch y diwrnod y’i rhoddwyd.',
  },
  'campaign-not-found': {
    title: 'Nid yw’r ymgyrch hon yno mwyach',
    advice: 'Ewch yn ôl i Ymgyrchoedd a dewiswch un arall.',
  },
  'campaign-empty': {
    title: 'Nid oes neb i ofyn iddo',
    advice: 'Gofynnwyd i bawb yn y grwpiau hyn eisoes, neu mae eu cyfrifon ar gau. Dewiswch grŵp arall.',
  },
  'campaign-state': {
    title: 'Mae’r ymgyrch wedi newid yn y cyfamser',
    advice: 'Agorwch y dudalen eto i weld sut mae hi a beth y gellir ei wneud.',
  },
  'undo-too-late': {
    title: 'Ni ellir dadwneud hyn mwyach',
    advice:
      'Mae gormod o amser wedi mynd heibio, neu mae rhywbeth newydd yn sefyll arno. Gwnewch newid newydd yn lle hynny.',
  },
  'person-not-found': {
    title: 'Nid yw’r person hwn yn y cyfeiriadur mwyach',
    advice: 'Dewiswch rywun arall.',
  },
  'exemption-not-found': {
    title: 'Mae’r eithriad hwn wedi dod i ben',
    advice: 'Agorwch y dudalen eto i weld pwy sydd wedi’i eithrio.',
  },
  'exemption-nothing': {
    title: 'Nid oes dim i’w eithrio rhagddo',
    advice: 'Dewiswch bolisi y gofynnir yn ei gylch, neu bob polisi.',
  },
  'send-time-past': {
    title: 'Mae’r amser anfon wedi mynd heibio',
    advice: 'Dewiswch amser diweddarach, neu anfonwch nawr.',
  },
  'day-order': {
    title: 'Mae’r dyddiau yn y drefn anghywir',
    advice: 'Dewiswch ddiwedd nad yw cyn y dechrau.',
  },
  'group-not-found': {
    title: 'Nid yw un o’r grwpiau yno mwyach',
    advice: 'Tynnwch ef allan a dewiswch un arall.',
  },
  'group-hidden': {
    title: 'Mae aelodau un o’r grwpiau wedi’u cuddio',
    advice: 'Gofynnwch i TG adael i Countersign ddarllen aelodau cudd, neu dewiswch grŵp arall.',
  },
  'due-date-past': {
    title: 'Mae’r dyddiad cau wedi mynd heibio',
    advice: 'Dewiswch heddiw neu ddiwrnod diweddarach.',
  },
  'request-not-found': {
    title: 'Nid yw’r polisi hwn yn aros amdanoch',
    advice:
      'Ewch yn ôl i Fy mholisïau i weld beth sydd. Os daethoch drwy ddolen, efallai mai i rywun arall yr oedd hi.',
  },
  'request-closed': {
    title: 'Ni ofynnir dim i chi yma mwyach',
    advice: 'Mae’r ysgol wedi cau’r cais hwn. Nid oes angen i chi wneud dim.',
  },
  'request-other-person': {
    title: 'Anfonwyd y polisi hwn at rywun arall',
    advice: 'Ewch yn ôl i Fy mholisïau i weld beth sy’n aros amdanoch.',
  },
  'wrong-words': {
    title: 'Nid y geiriau a ddangoswyd i chi yw’r rhai i’w derbyn',
    advice: 'Agorwch y polisi eto, darllenwch ef, yna derbyniwch.',
  },
  'declaration-unanswered': {
    title: 'Mae angen eich ateb ar ddatganiad o hyd',
    advice: 'Atebwch bob datganiad, yna derbyniwch eto.',
  },
  'field-missing': {
    title: 'Mae angen llenwi rhywbeth o hyd',
    advice: 'Llenwch yr hyn a restrir, yna derbyniwch eto.',
  },
  'field-invalid': {
    title: 'Ni ellir cadw rhywbeth a lenwyd gennych',
    advice: 'Byrhewch yr hyn a restrir, yna derbyniwch eto.',
  },
  'sender-sign-in-needed': {
    title: 'Mae Microsoft am i chi fewngofnodi eto cyn iddo anfon yn eich enw',
    advice:
      'Caewch y dudalen hon, agorwch hi eto, a rhowch gynnig arall ar y bobl a restrir. Ni ofynnir ddwywaith i neb y gofynnwyd iddo eisoes.',
  },
  'directory-busy': {
    title: 'Mae cyfeiriadur yr ysgol yn brysur',
    advice: 'Arhoswch funud, yna rhowch gynnig arall arni. Nid oes dim wedi’i golli.',
  },
  'microsoft-unavailable': {
    title: 'Nid yw Microsoft 365 yn ateb',
    advice: 'Rhowch gynnig arall arni ymhen ychydig funudau. Nid oes dim wedi’i golli.',
  },
  unexpected: {
    title: 'Aeth rhywbeth o’i le ar ein hochr ni',
    advice:
      'Rhowch gynnig arall arni. Os digwydd eto, dywedwch wrth y person sy’n gofalu am Countersign yn eich ysgol.',
  },
};

export const troubleTexts: Translated<typeof en.troubleTexts> = {
  offline: {
    title: 'Ni ellid cyrraedd y gweinydd',
    advice: 'Gwiriwch eich bod ar-lein, yna rhowch gynnig arall arni.',
  },
  unavailable: {
    title: 'Ni weithiodd y mewngofnodi',
    advice: 'Rhowch gynnig arall arni. Os digwydd eto, gofynnwch i TG am gymorth.',
  },
};
