import type { Identity } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import type { CallToolResult, InputRequiredResult } from '@modelcontextprotocol/server';
import { questionResult } from '../confirmation/elicitation.ts';
import type { Tool, ToolContext } from './tool.ts';
import { ToolRefusedError, toErrorResult } from './tool-error.ts';
import { parseToolInput } from './tool-input.ts';

/** Calls a tool with whatever the client gave. A mistake is a result as well, so that the model can put it right. */
export async function callTool(
  tool: Tool,
  args: unknown,
  context: ToolContext,
  reporting: { readonly log: Logger },
): Promise<CallToolResult | InputRequiredResult> {
  try {
    requireScope(tool, context.identity);
    const answer = await tool.call(context, parseToolInput(tool.input, args));
    if ('question' in answer) return questionResult(answer.question, answer.token);
    return { content: [{ type: 'text', text: answer.text }], structuredContent: answer.data };
  } catch (error) {
    return toErrorResult(error, reporting.log);
  }
}

function requireScope(tool: Tool, { scopes }: Identity): void {
  if (scopes.includes(tool.scope)) return;
  throw new ToolRefusedError(
    `${tool.name} needs the scope ${tool.scope}, which this connection does not have.`,
  );
}
