import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Tool } from './tool.ts';

type ToolHead = Pick<Tool, 'name' | 'title' | 'description' | 'hints' | 'appUri' | 'input' | 'output'>;

/** A tool as `tools/list` shows it. */
export function toListedTool(tool: ToolHead): ListedTool {
  const { name, title, description, hints, appUri, input, output } = tool;
  return {
    name,
    title,
    description,
    inputSchema: toJsonSchema(input, 'input'),
    outputSchema: toJsonSchema(output, 'output'),
    annotations: hints,
    ...(appUri && { _meta: { ui: { resourceUri: appUri } } }),
  };
}

/** Bounds as wide as the type are none, and cost as many tokens as a description. */
const INT32_MAX = 2 ** 31 - 1;

function toJsonSchema(schema: z.ZodObject, io: 'input' | 'output'): ListedTool['inputSchema'] {
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override: ({ jsonSchema: part, path }) => shorten(part, io, path),
  });
  return jsonSchema as ListedTool['inputSchema'];
}

/**
 * Keeps what helps a model to fill in the parameters. The bounds of texts and of lists of tags, which calls are checked
 * by all the same, would cost a fifth more tokens, and so would `$schema`, which is the default of MCP. Nobody asks for
 * less than one of anything, and a switch is off unless it is said to be on.
 */
function shorten(
  part: z.core.JSONSchema.BaseSchema,
  io: 'input' | 'output',
  path: readonly (string | number)[],
): void {
  delete part.maxLength;
  delete part.minLength;
  delete part.minItems;
  delete part.propertyNames;
  if (part.maximum === INT32_MAX) delete part.maximum;
  if (part.minimum === -INT32_MAX - 1 || part.minimum === 1) delete part.minimum;
  if (part.default === false) delete part.default;
  if (typeof part.items === 'object' && !('description' in part.items)) delete part.maxItems;
  if (io === 'output') shortenResult(part, path.filter((step) => step === 'properties').length);
}

function shortenResult(part: z.core.JSONSchema.BaseSchema, depth: number): void {
  // Results may get more fields: who cached the schema must not refuse them. What a list of facts holds, it shows.
  delete part.additionalProperties;
  // What each thing in it has, its values say; what the result has is promised.
  if (depth > 0) delete part.required;
  // What a thing within a thing has as well: its bookmark is one as list_bookmarks lists them.
  if (depth > 1) delete part.properties;
  // The values say it; in parameters some clients need it all the same.
  if (part.enum !== undefined) delete part.type;
}
