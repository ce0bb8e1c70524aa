import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';

/** Something in the demo was not as it should be. */
class DemoError extends Error {
  override readonly name = 'DemoError';
}

export function expectThat(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new DemoError(otherwise);
}

/** The data of a tool's answer. @throws {DemoError} when the tool reported an error, or answered something else. */
export function dataOf<Schema extends z.ZodType>(result: CallToolResult, schema: Schema): z.output<Schema> {
  const [first] = result.content;
  expectThat(
    result.isError !== true,
    `A tool answered: ${first?.type === 'text' ? first.text : '(no text)'}`,
  );
  const parsed = schema.safeParse(result.structuredContent);
  expectThat(
    parsed.success,
    `A tool answered with unexpected data: ${JSON.stringify(result.structuredContent)}`,
  );
  return parsed.data;
}
