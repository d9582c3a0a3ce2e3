import type * as en from '../en/slips.ts';
import type { Translated } from '../translated.ts';
import { peopleLong } from './counted.ts';

export const slipTexts: Translated<typeof en.slipTexts> = {
  title: 'Slipiau i’w hargraffu',
  back: 'Ymgyrch',
  lead: (count) =>
    count === 1
      ? 'Ni all unrhyw neges gyrraedd 1 person. Argraffwch y slip a’i roi yn y llaw.'
      : `Ni all unrhyw neges gyrraedd ${peopleLong(count)}. Argraffwch y slipiau a’u rhoi yn y llaw.`,
  sheet: 'Mae dau slip yn ffitio ar ddalen A4. Torrwch ar hyd y llinell.',
  print: 'Argraffu',
  empty: {
    title: 'Nid oes slipiau i’w hargraffu',
    advice: 'Mae neges wedi cyrraedd pawb y gofynnwyd iddynt, neu maent wedi ateb.',
  },
  list: 'Slipiau',
  ask: 'Darllenwch a derbyniwch',
  by: (day) => `erbyn ${day}`,
  how: 'Sut i’w wneud',
  steps: (link) => [
    `Agorwch ${link} mewn porwr, yn yr ysgol neu ar eich ffôn eich hun.`,
    'Mewngofnodwch â’ch cyfrif ysgol.',
    'Darllenwch y polisi, atebwch yr hyn a ofynnir a phwyswch Derbyn. Cewch dderbynneb.',
  ],
  help: 'Os na allwch fewngofnodi, ewch â’r slip hwn i swyddfa’r ysgol. Mae’r cod yn dweud pa gais ydyw.',
  code: 'Cod',
};
