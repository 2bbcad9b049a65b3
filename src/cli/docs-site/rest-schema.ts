import { escapeHtml } from '../../lib/html.ts';
import { renderText } from './markdown.ts';

/** The parts of a JSON schema that the OpenAPI document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
};

export type PropertyRow = { name: string; note?: string; required: boolean; schema: Schema };

/** The members of an object, including those of its `allOf` parts. */
export function propertyRows(schema: Schema): PropertyRow[] {
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).map(([name, of]) => ({
    name,
    required: required.has(name),
    schema: of,
  }));
  return [...(schema.allOf ?? []).flatMap(propertyRows), ...own];
}

export function tableOfProperties(rows: readonly PropertyRow[], path: string): string {
  const lines = rows.map(({ name, note, required, schema }) => {
    const mark = required ? ' <span class="required">required</span>' : '';
    const place = note === undefined ? '' : ` <span class="place">${escapeHtml(note)}</span>`;
    const text = schema.description ? renderText(schema.description, path) : '';
    return `<tr><td><code>${escapeHtml(name)}</code>${place}${mark}</td><td>${typeOf(schema)}</td><td>${text}</td></tr>`;
  });
  return `<div class="table" tabindex="0"><table><thead><tr><th>name</th><th>type</th><th>meaning</th></tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>\n`;
}

function typeOf({ $ref, type, const: constant, enum: values, anyOf, items, ...limits }: Schema): string {
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#object-${name}"><code>${name}</code></a>`;
  }
  if (constant !== undefined) return `<code>${escapeHtml(JSON.stringify(constant))}</code>`;
  if (values !== undefined)
    return values.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(', ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (items !== undefined) return `list of ${typeOf(items)}`;
  const names = [type ?? 'any'].flat().join(' or ');
  const bounds = [
    limits.minLength !== undefined && limits.minLength > 1 && `at least ${limits.minLength} characters`,
    limits.maxLength !== undefined && `at most ${limits.maxLength} characters`,
    limits.minimum !== undefined && `from ${limits.minimum}`,
    limits.maximum !== undefined && `up to ${limits.maximum}`,
  ].filter(Boolean);
  return [names, ...bounds].map((text) => escapeHtml(String(text))).join(', ');
}
