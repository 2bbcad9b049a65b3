import { DOMParser } from '@xmldom/xmldom';

/** An XML document that is refused, and why. */
export class XmlProblem extends Error {}

/** Documents of identity providers have a few kilobytes and up to 15 levels. Each group of a person adds an element. */
const MAX_CHARACTERS = 262_144;
const MAX_ELEMENTS = 2_000;
const MAX_ATTRIBUTES = 5_000;
const MAX_DEPTH = 50;

/**
 * Parses an XML document of an identity provider. It may not contain a document type (and so no entities), comments,
 * CDATA sections or processing instructions. SAML needs none of them, and parsers disagree about their meaning.
 * @returns the root element
 * @throws XmlProblem
 */
export function parseXml(text: string): Element {
  if (text.length > MAX_CHARACTERS) throw new XmlProblem('The document is too large.');
  const body = text.replace(/^\uFEFF?\s*<\?xml\s[^<>?]*\?>/, '');
  if (body.includes('<!') || body.includes('<?')) {
    throw new XmlProblem('The document has a document type, a comment, or an instruction.');
  }
  requireShallow(body);
  const refuse = (problem: string) => {
    throw new XmlProblem(problem.slice(0, 200));
  };
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } });
  const { documentElement } = parser.parseFromString(body, 'text/xml');
  if (!documentElement) throw new XmlProblem('The document is empty.');
  return documentElement;
}

/** Limits the work of the parser before it begins. */
function requireShallow(body: string): void {
  let [depth, elements, attributes] = [0, 0, 0];
  for (const [tag] of body.matchAll(/<[^<>]*>?/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else {
      elements += 1;
      attributes += tag.split('=').length - 1;
      if (!tag.endsWith('/>')) depth += 1;
    }
    if (elements > MAX_ELEMENTS || attributes > MAX_ATTRIBUTES || depth > MAX_DEPTH)
      throw new XmlProblem('The document has too many elements, attributes or levels.');
  }
}

/** The child elements with a name in a namespace. */
export function childrenOf(element: Element, namespace: string, name: string): Element[] {
  return Array.from(element.childNodes as ArrayLike<Node>).filter(
    (node): node is Element => isElement(node) && isNamed(node, namespace, name),
  );
}

/** All descendants with a name in a namespace. */
export function descendantsOf(element: Element, namespace: string, name: string): Element[] {
  return Array.from(element.getElementsByTagNameNS(namespace, name) as ArrayLike<Element>);
}

/** The only child with a name. @throws XmlProblem if no child or several have the name */
export function onlyChild(element: Element, namespace: string, name: string): Element {
  const [child, another] = childrenOf(element, namespace, name);
  if (!child || another) throw new XmlProblem(`There must be exactly one element ${name}.`);
  return child;
}

export function isNamed({ namespaceURI, localName }: Element, namespace: string, name: string): boolean {
  return namespaceURI === namespace && localName === name;
}

/** The text of an element that contains nothing else. @throws XmlProblem if it has elements */
export function textOf(element: Element): string {
  const nodes = Array.from(element.childNodes as ArrayLike<Node>);
  if (nodes.some((node) => node.nodeType !== 3)) throw new XmlProblem('An element must contain only text.');
  return nodes
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('')
    .trim();
}

/** The value of an attribute. Null if it is absent. */
export function attributeOf(element: Element, name: string): string | null {
  return element.hasAttribute(name) ? element.getAttribute(name) : null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
