import {
  type CompleteRequest,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from '@modelcontextprotocol/server';
import type { Completable, Prompt } from '../prompts/prompt.ts';
import { type Completion, type CompletionLibrary, complete } from './complete.ts';

/** Longer than any tag, path or host that is worth completing. */
const MAX_TYPED_LENGTH = 300;
const NOTHING: Completion = { values: [], hasMore: false };

/** What the variable of each resource template stands for. */
const VARIABLES = new Map<string, { readonly variable: string; readonly completes: Completable }>([
  ['tag://{name}', { variable: 'name', completes: 'tag' }],
  ['collection://{id}', { variable: 'id', completes: 'collection' }],
]);

/** Answers `completion/complete` from one caller's library. */
export function serveCompletions(
  server: Server,
  prompts: readonly Prompt[],
  library: CompletionLibrary,
  orRefuse: <Result>(work: Promise<Result>) => Promise<Result>,
): void {
  server.setRequestHandler('completion/complete', async ({ params }) => {
    const what = completableOf(prompts, params);
    const typed = params.argument.value;
    const isTooLong = typed.length > MAX_TYPED_LENGTH;
    const completion =
      what === undefined || isTooLong ? NOTHING : await orRefuse(complete(library, what, typed));
    return { completion };
  });
}

/** Undefined for what has no completions, such as an argument in free words. @throws {ProtocolError} */
function completableOf(
  prompts: readonly Prompt[],
  { ref, argument }: CompleteRequest['params'],
): Completable | undefined {
  if (ref.type === 'ref/resource') {
    const template = VARIABLES.get(ref.uri);
    return template?.variable === argument.name ? template.completes : undefined;
  }
  const prompt = prompts.find(({ name }) => name === ref.name);
  if (prompt === undefined) throw invalid(`There is no prompt ${ref.name.slice(0, 64)}.`);
  const taken = prompt.arguments.find(({ name }) => name === argument.name);
  if (taken === undefined) throw invalid(`${prompt.name} has no such argument.`);
  return taken.completes;
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message);
}
