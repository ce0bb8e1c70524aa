import type { z } from 'zod';
import { READ_HINTS, type Tool, type ToolAnswer } from '../tools/tool.ts';
import type { PublicLibrary } from './public-library.ts';

/** What a tool may use that everybody may call. */
export type PublicContext = {
  readonly library: PublicLibrary;
  /** Where people read the pages of what is published. */
  readonly publicUrl: string;
};

/** A tool that needs nobody's identity. */
export type PublicTool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> = Omit<Tool<Input, Output>, 'scope' | 'call'> & {
  call(context: PublicContext, input: z.output<Input>): Promise<ToolAnswer<z.input<Output>>>;
};

/** Ties the types of a tool's schemas to its function; all of them read what strangers have published. */
export function definePublicTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: Omit<PublicTool<Input, Output>, 'hints'>,
): PublicTool<Input, Output> {
  return { ...definition, hints: { ...READ_HINTS, openWorldHint: true } };
}
