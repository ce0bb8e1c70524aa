import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Consultation } from './consent.ts';

const KEY = 'confirm';
const ANSWER = z.object({ confirm: z.boolean().describe('Do it') });

/** As far as the question is concerned; the SDK has checked the rest, but does not type it. */
const DECLARED = z.object({
  [CLIENT_CAPABILITIES_META_KEY]: z
    .object({
      elicitation: z.object({ form: z.unknown(), url: z.unknown() }).partial().optional().catch(undefined),
    })
    .default({})
    .catch({}),
});

/** What a request says: only those of 2026-07-28 carry capabilities, so that earlier clients are never asked this way. */
export function consultationOf({
  envelope,
  inputResponses,
  requestState,
}: Pick<ServerContext['mcpReq'], 'envelope' | 'inputResponses' | 'requestState'>): Consultation {
  const { elicitation } = DECLARED.parse(envelope ?? {})[CLIENT_CAPABILITIES_META_KEY];
  const token = requestState();
  const isAnswered = inputResponse(inputResponses, KEY).kind === 'elicit' && typeof token === 'string';
  return {
    // A client that names no mode has forms, as all had before there were others.
    canAsk: elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined),
    reply: isAnswered
      ? { agreed: acceptedContent(inputResponses, KEY, ANSWER)?.confirm === true, token }
      : undefined,
  };
}

/** Ends a call with a question; the client repeats it with the answer and with `token`. */
export function questionResult(message: string, token: string): InputRequiredResult {
  return inputRequired({
    inputRequests: { [KEY]: inputRequired.elicit({ message, requestedSchema: ANSWER }) },
    requestState: token,
  });
}
