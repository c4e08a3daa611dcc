import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { rounded } from '../../core/rounded.js';
import { version } from '../../version.js';
import { type AlignedText, type BitextFormat, sentencesIn } from './bitext.js';
import { onOneLine } from './characters.js';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/**
 * TMX 1.4b, for translation memories (OmegaT, Trados, memoQ …): a unit a bead. A sentence without a counterpart is no
 * translation, and is left out. There are no dates in it, so that the same texts give the same file.
 */
export const tmx: BitextFormat = function* ({ source, target, beads }) {
  const document = new DOMImplementation().createDocument(null, '');
  const serializer = new XMLSerializer();
  const header = elementOf(document, 'header', {
    creationtool: 'Padan',
    creationtoolversion: version,
    segtype: 'sentence',
    'o-tmf': 'Padan',
    adminlang: 'en-GB',
    srclang: source.language,
    datatype: 'plaintext',
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n${serializer.serializeToString(header)}\n<body>\n`;
  for (const bead of beads) {
    if (bead.source.length === 0 || bead.target.length === 0) continue;
    const unit = elementOf(document, 'tu', {}, [
      elementOf(document, 'prop', { type: 'x-score' }, [
        document.createTextNode(String(rounded(bead.score))),
      ]),
      variantOf(document, source, bead.source),
      variantOf(document, target, bead.target),
    ]);
    yield `${serializer.serializeToString(unit)}\n`;
  }
  yield '</body>\n</tmx>\n';
};

const variantOf = (document: Document, text: AlignedText, indices: readonly number[]): Element => {
  const words = document.createTextNode(onOneLine(sentencesIn(text, indices)));
  const variant = elementOf(document, 'tuv', {}, [elementOf(document, 'seg', {}, [words])]);
  variant.setAttributeNS(xmlNamespace, 'xml:lang', text.language);
  return variant;
};

const elementOf = (
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Parameters<Element['appendChild']>[0][] = [],
): Element => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.appendChild(child);
  return element;
};
