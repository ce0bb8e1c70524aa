import {
  type Prompt as ListedPrompt,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from '@modelcontextprotocol/server';
import type { Prompt } from './prompt.ts';

const MAX_ARGUMENT_LENGTH = 300;

/** Answers `prompts/list` and `prompts/get`. */
export function servePrompts(server: Server, prompts: readonly Prompt[]): void {
  server.setRequestHandler('prompts/list', () => ({ prompts: prompts.map(toListedPrompt) }));
  server.setRequestHandler('prompts/get', ({ params }) => {
    const prompt = prompts.find(({ name }) => name === params.name);
    if (prompt === undefined) throw invalid(`There is no prompt ${params.name.slice(0, 64)}.`);
    const text = prompt.text(checkedArguments(prompt, params.arguments ?? {}));
    return { description: prompt.description, messages: [{ role: 'user', content: { type: 'text', text } }] };
  });
}

function toListedPrompt({ name, title, description, arguments: taken }: Prompt): ListedPrompt {
  return {
    name,
    title,
    description,
    arguments: taken.map((argument) => ({
      name: argument.name,
      description: argument.description,
      required: argument.required ?? false,
    })),
  };
}

/** @throws {ProtocolError} that says how to put it right */
function checkedArguments(
  prompt: Prompt,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = prompt.arguments.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const known = names.length === 0 ? 'none' : names.join(', ');
    throw invalid(`${prompt.name} has no argument ${unknown.slice(0, 64)}; it takes ${known}.`);
  }
  for (const { name, required } of prompt.arguments) {
    const value = given[name]?.trim() ?? '';
    if (required && value === '') throw invalid(`${prompt.name} needs the argument ${name}.`);
    if (value.length > MAX_ARGUMENT_LENGTH) {
      throw invalid(`The argument ${name} is longer than ${MAX_ARGUMENT_LENGTH} characters.`);
    }
  }
  return given;
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message);
}
