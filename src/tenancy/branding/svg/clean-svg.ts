import { parseXml, XmlDocumentType, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { invalidField } from '../../../platform/errors.ts';
import { ATTRIBUTES, ELEMENTS, isFragment, isHarmless, isId, REFERRING, UNWRAPPED } from './allowed.ts';
import { drawnSize, shownSize } from './drawn-size.ts';
import { cleanDeclarations, cleanStyleSheet } from './style.ts';
import { type SvgElement, writeSvg } from './tree.ts';

const NO_SVG =
  'The SVG must be well-formed XML in UTF-8 without entities of its own, and its root must be svg.';
const MAX_DEPTH = 50;
const MAX_DRAWN_ELEMENTS = 10_000;

/**
 * Cleans an SVG: reads it as XML, keeps only allowed elements and attributes, and writes new XML. This removes scripts,
 * event handlers, animations, foreign content, links and references to other documents in every spelling.
 * @throws IdentityError VALIDATION_FAILED on `base64`, for a file that is not an SVG or cannot be cleaned
 */
export function cleanSvg(content: Buffer): { content: Buffer; width: number; height: number } {
  const root = readRoot(content);
  const ids = new Set<string>();
  const attributes = cleanAttributes(root, ids);
  const size = shownSize(attributes);
  if (!size) throw refused('An SVG must have a viewBox, or a width and a height.');
  const { width, height, viewBox } = size;
  const svg: SvgElement = {
    name: 'svg',
    attributes: new Map([
      ['xmlns', 'http://www.w3.org/2000/svg'],
      ...attributes,
      ['width', String(width)],
      ['height', String(height)],
      ['viewBox', viewBox],
    ]),
    children: root.children.flatMap((child) => cleanNode(child, ids, 1)),
  };
  if (drawnSize(svg, MAX_DRAWN_ELEMENTS) === null) {
    throw refused(`An SVG may draw up to ${MAX_DRAWN_ELEMENTS} elements, and no element may draw itself.`);
  }
  return { content: Buffer.from(writeSvg(svg)), width, height };
}

function refused(message: string) {
  return invalidField('base64', message);
}

/** Reads the document. Declarations of entities are refused, because they could hide content. */
function readRoot(content: Buffer): XmlElement {
  const document = parsed(content);
  const type = document.children.find((node) => node instanceof XmlDocumentType);
  if (type?.internalSubset) throw refused(NO_SVG);
  const { root } = document;
  if (root?.name !== 'svg') throw refused(NO_SVG);
  return root;
}

function parsed(content: Buffer) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return parseXml(text, { preserveDocumentType: true });
  } catch {
    // Not UTF-8, not well-formed, with an entity that is not defined, or nested beyond the stack.
    throw refused(NO_SVG);
  }
}

/**
 * Cleans a node and its descendants.
 * @param ids the ids found so far, to which the node's ids are added. A repeated id is dropped
 */
function cleanNode(node: XmlNode, ids: Set<string>, depth: number): (SvgElement | string)[] {
  if (depth > MAX_DEPTH) throw refused(`An SVG may nest up to ${MAX_DEPTH} levels.`);
  // A CDATA section is a text too.
  if (node instanceof XmlText) return [node.text];
  if (!(node instanceof XmlElement)) return [];
  if (node.name === 'style')
    return [{ name: 'style', attributes: new Map(), children: [cleanStyleSheet(node.text)] }];
  const isUnwrapped = UNWRAPPED.has(node.name);
  if (!isUnwrapped && !ELEMENTS.has(node.name)) return [];
  const attributes = cleanAttributes(node, ids);
  const children = node.children.flatMap((child) => cleanNode(child, ids, depth + 1));
  return [{ name: isUnwrapped ? 'g' : node.name, attributes, children }];
}

function cleanAttributes({ name: element, attributes }: XmlElement, ids: Set<string>): Map<string, string> {
  const clean = new Map<string, string>();
  for (const [given, value] of Object.entries(attributes)) {
    const name = given === 'xlink:href' ? 'href' : given;
    if (name === 'id') {
      if (!isId(value) || ids.has(value)) continue;
      ids.add(value);
      clean.set(name, value);
    } else if (name === 'class') {
      clean.set(name, value.split(/\s+/).filter(isId).join(' '));
    } else if (name === 'style') {
      clean.set(name, cleanDeclarations(value));
    } else if (name === 'href') {
      if (REFERRING.has(element) && isFragment(value)) clean.set(name, value);
    } else if (ATTRIBUTES.has(name) && isHarmless(value)) {
      clean.set(name, value);
    }
  }
  return clean;
}
