import type { Identity, Scope } from '@bookmarks/identity';
import { TOOL_POLICY, type ToolName } from '@bookmarks/tool-policy';
import type { z } from 'zod';
import type { Bookmarks } from '../bookmarks/bookmarks.ts';
import type { Confirmations } from '../confirmation/confirm-token.ts';
import type { Consultation } from '../confirmation/consent.ts';
import type { UpstreamApi } from '../upstream/upstream-api.ts';

/** What a tool may use during one call. */
export type ToolContext = {
  readonly identity: Identity;
  readonly bookmarks: Bookmarks;
  readonly upstream: UpstreamApi;
  readonly confirmations: Confirmations;
  readonly consultation: Consultation;
};

/** What a tool answers: the same in words for a model and as data for a program. */
export type ToolAnswer<Output> = { readonly text: string; readonly data: Output };

/** What the user is asked before the call is repeated with `token`. */
export type ToolQuestion = { readonly question: string; readonly token: string };

/** The hints that assistants show and act on; all four are always given. */
export type ToolHints = {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  /** Whether the open web has a part in it: by the text of pages, by links that are looked at once saved, or by who reads. */
  readonly openWorldHint: boolean;
};

export type Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: Scope;
  readonly hints: ToolHints;
  /** The app that shows what it answers, to clients that have apps. */
  readonly appUri?: string;
  /** Strict: a parameter that it does not name is refused. */
  readonly input: Input;
  readonly output: Output;
  call(context: ToolContext, input: z.output<Input>): Promise<ToolAnswer<z.input<Output>> | ToolQuestion>;
};

type ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> = Omit<
  Tool<Input, Output>,
  'name' | 'scope'
> & { readonly name: ToolName };

/** Ties the types of a tool's schemas to its function, and gives it the scope that the table of tools says. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ToolDefinition<Input, Output>,
): Tool<Input, Output> {
  return { ...definition, scope: TOOL_POLICY[definition.name].scope };
}

/** Reads: they change nothing and show what was saved. */
export const READ_HINTS: ToolHints = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
/** Writes that add, or that can be undone without loss. */
export const ADDITIVE_HINTS: ToolHints = { ...READ_HINTS, readOnlyHint: false };
/** Writes that make something anew with each call, such as a link. */
export const REPEATING_HINTS: ToolHints = { ...ADDITIVE_HINTS, idempotentHint: false };
/** Reads that show the text of pages, or things that are not in the library. */
export const READ_ELSEWHERE_HINTS: ToolHints = { ...READ_HINTS, openWorldHint: true };
/** Writes that overwrite or remove. */
export const DESTRUCTIVE_HINTS: ToolHints = { ...ADDITIVE_HINTS, destructiveHint: true };
