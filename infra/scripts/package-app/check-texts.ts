import { type Fault, unless } from './fault.ts';
import { type Manifest, textsIn } from './manifest-shape.ts';
import { named, type XmlElement } from './read-xml.ts';

/** Places a person reads. Microsoft's schema of language files allows addresses too, which stay the same in every language. */
const readable =
  /^(name|description)\.(short|full)$|^staticTabs\[\d+\]\.name$|^activities\.activityTypes\[\d+\]\.(description|templateText)$|\.ribbons\[\d+\].*\.(label|title|description)$/;

/** Every text in every language that the manifest declares, none too many, and each with the same parameters. */
export function checkTexts(
  manifest: Manifest,
  filled: unknown,
  languages: ReadonlyMap<string, unknown>,
): readonly Fault[] {
  const english = textsIn(filled).filter(([place]) => readable.test(place));
  return manifest.localizationInfo.additionalLanguages.flatMap(({ languageTag, file }) => {
    const language = languages.get(file);
    if (language === null || typeof language !== 'object')
      return [{ what: `${languageTag}: ${file} is missing.`, fix: `Put it into appPackage/locales.` }];
    const { $schema, ...given } = language as Readonly<Record<string, unknown>>;
    const spare = Object.keys(given).filter((key) => !english.some(([place]) => place === key));
    return [
      ...english.flatMap(([place, text]) => translated(file, place, text, given[place])),
      ...spare.map((key) => ({
        what: `${file} has a text for ${key}, which the manifest lacks.`,
        fix: 'Take it out.',
      })),
      ...unless(
        String($schema).includes(`/v${manifest.manifestVersion}/`),
        `${file} names the schema ${String($schema)}, and the manifest is of version ${manifest.manifestVersion}.`,
        "Let $schema name the manifest's version.",
      ),
    ];
  });
}

function translated(file: string, place: string, english: string, given: unknown): readonly Fault[] {
  if (typeof given !== 'string' || given.trim() === '')
    return [{ what: `${file} has no text for ${place} ("${english.slice(0, 40)}").`, fix: 'Translate it.' }];
  return unless(
    parametersOf(given).join() === parametersOf(english).join(),
    `${file} ${place} has the parameters ${parametersOf(given).join(', ') || '(none)'}, the English ${parametersOf(english).join(', ') || '(none)'}.`,
    'Use the same parameters in every language.',
  );
}

/** The names in braces that a notification's sender fills in. */
export function parametersOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '').sort();
}

/** Longest texts of the add-in: https://learn.microsoft.com/openspecs/office_file_formats/ms-owemxml */
const longest: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  ShortStrings: 125,
  LongStrings: 250,
};

/** The add-in's texts, in the same languages as the manifest's. */
export function checkOutlookTexts(manifest: Manifest, outlook: XmlElement): readonly Fault[] {
  const wanted = manifest.localizationInfo.additionalLanguages.map(({ languageTag }) => primary(languageTag)).sort();
  const texts = [
    ...outlook.children.filter(({ name }) => name === 'DisplayName' || name === 'Description').map(withLimitOf),
    ...[...named(outlook, 'bt:ShortStrings'), ...named(outlook, 'bt:LongStrings')].flatMap((list) =>
      list.children.map((text) => ({ text, limit: longest[list.name.replace('bt:', '')] ?? 0 })),
    ),
  ];
  return texts.flatMap(({ text, limit }) => {
    const place = text.attributes['id'] ?? text.name;
    const values = [
      text.attributes['DefaultValue'] ?? '',
      ...text.children.map((one) => one.attributes['Value'] ?? ''),
    ];
    const given = text.children.map((one) => primary(one.attributes['Locale'] ?? '')).sort();
    return [
      ...unless(
        given.join() === wanted.join(),
        `outlook-manifest.xml ${place} is translated into ${given.join(', ') || 'nothing'}, the manifest into ${wanted.join(', ')}.`,
        'Give it an Override for each language of the manifest.',
      ),
      ...unless(
        values.every((value) => value.trim() !== '' && value.length <= limit),
        `outlook-manifest.xml ${place} is empty or longer than ${limit} characters.`,
        'Write a shorter text.',
      ),
    ];
  });
}

function withLimitOf(text: XmlElement): { readonly text: XmlElement; readonly limit: number } {
  return { text, limit: longest[text.name] ?? 0 };
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
