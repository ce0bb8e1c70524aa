import type { Scope } from '@bookmarks/identity';
import type { aService } from './service.ts';

type Service = Awaited<ReturnType<typeof aService>>;

/** What holds for every client holds for those of both revisions. */
export const ERAS = [
  [
    'a 2025 client',
    (service: Service, user?: string, scopes?: readonly Scope[]) => service.connectV1(user, scopes),
  ],
  [
    'a 2026-07-28 client',
    (service: Service, user?: string, scopes?: readonly Scope[]) => service.connectV2(user, scopes),
  ],
] as const;

/** A client of either revision, as far as tools are concerned. */
export type ToolClient = {
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<object>;
};

export function textOf(result: object): string {
  return (result as { content: { text: string }[] }).content[0]?.text ?? '';
}

/** Calls tools and gives back what a model and what a program read. */
export function callerOf(client: ToolClient) {
  return async (name: string, args: object = {}) => {
    const result = await client.callTool({ name, arguments: { ...args } });
    const { isError, structuredContent } = result as {
      isError?: boolean;
      structuredContent?: Record<string, unknown>;
    };
    return { isError: isError === true, text: textOf(result), data: structuredContent ?? {} };
  };
}
