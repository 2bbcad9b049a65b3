/** An element of a cleaned SVG. A string is a text. */
export type SvgElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (SvgElement | string)[];
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** Writes a tree as XML. Only this XML is stored and served, never the document that was uploaded. */
export function writeSvg(node: SvgElement | string): string {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  const children = node.children.map(writeSvg).join('');
  return children === ''
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${children}</${node.name}>`;
}
