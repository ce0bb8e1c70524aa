import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { allowFileTime, limitBodyTime } from './body-time.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A request whose body does not come. */
function aSlowRequest(): IncomingMessage {
  const req = new IncomingMessage(new Socket()).on('error', () => {});
  limitBodyTime(req as Request, new ServerResponse(req) as Response, () => {});
  return req;
}

test('ends a request whose body is not here after half a minute, but not one that may send a file', () => {
  const [ordinary, withFile] = [aSlowRequest(), aSlowRequest()];
  allowFileTime(withFile);
  jest.advanceTimersByTime(29_000);
  expect(ordinary.destroyed).toBe(false);
  jest.advanceTimersByTime(2_000);
  expect([ordinary.destroyed, withFile.destroyed]).toEqual([true, false]);
});
