import type { UpstreamProvider } from '@bookmarks/upstream';
import { instructionsWith } from '../instructions.ts';
import { PROMPTS } from '../prompts/index.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { toolsWith } from '../tools/index.ts';
import type { Tool } from '../tools/tool.ts';
import { READONLY_INSTRUCTIONS, RESEARCH_INSTRUCTIONS } from './instructions.ts';
import { fetch } from './research/fetch.ts';
import { search } from './research/search.ts';

/** An address at which the service speaks MCP, and what it offers there. */
export type Endpoint = {
  readonly path: string;
  readonly instructions: string;
  readonly tools: readonly Tool[];
  /** Undefined: no resources, prompts and completions. */
  readonly prompts?: readonly Prompt[];
};

/** Everything, with what the upstream adds; the read tools alone, whatever the token allows; and the pair of tools that ChatGPT's research asks for. */
export function endpointsWith(provider: UpstreamProvider | undefined): readonly Endpoint[] {
  const tools = toolsWith(provider);
  return [
    { path: '/mcp', instructions: instructionsWith(provider), tools, prompts: PROMPTS },
    {
      path: '/mcp/readonly',
      instructions: READONLY_INSTRUCTIONS,
      tools: tools.filter(({ scope }) => scope === 'bookmarks:read'),
      prompts: PROMPTS.filter(({ writes }) => !writes),
    },
    { path: '/mcp/research', instructions: RESEARCH_INSTRUCTIONS, tools: [search, fetch] as readonly Tool[] },
  ];
}
