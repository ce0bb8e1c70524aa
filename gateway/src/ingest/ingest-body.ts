import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { HttpProblem } from '../http/problem.ts';

/** What is to be saved, as it came; the library says what is wrong with it. */
const BODY = z.object({
  url: z.string(),
  title: z.string().optional(),
  note: z.string().optional(),
  /** In a form, or where a shortcut cannot make a list: with commas between them. */
  tags: z
    .union([z.array(z.string()), z.string()])
    .transform((tags) => [tags].flat().flatMap((text) => text.split(',')))
    .transform((tags) => tags.map((tag) => tag.trim()).filter(Boolean))
    .default([]),
});
export type Ingested = {
  readonly url: string;
  readonly title?: string;
  readonly note?: string;
  readonly tags: string[];
};

/** The longest note, each character of three bytes and escaped. */
const LIMITS = { limit: '128kb', inflate: false } as const;
const FORMATS = {
  'application/json': express.json(LIMITS),
  'application/x-www-form-urlencoded': express.urlencoded({ ...LIMITS, extended: false }),
} satisfies Record<string, RequestHandler>;
const FORMAT_NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

/** Reads the body, as JSON or as a form. @throws {HttpProblem} */
export async function ingestedIn(req: Request, res: Response): Promise<Ingested> {
  const format = FORMAT_NAMES.find((name) => req.is(name));
  if (format === undefined) throw problem(415, 'content_type_not_supported', 'Send JSON or a form.');
  await new Promise<void>((read, fail) =>
    FORMATS[format](req, res, (error?: unknown) => (error === undefined ? read() : fail(unreadable(error)))),
  );
  const { data } = BODY.safeParse(req.body);
  if (data === undefined) {
    throw problem(400, 'ingest_unreadable', 'Send a url, and a title, a note and tags where there are some.');
  }
  const { title, note, ...rest } = data;
  return { ...rest, ...(title && { title }), ...(note && { note }) };
}

/** @param cause of the parser, with the status that it means. */
function unreadable(cause: unknown): HttpProblem {
  switch ((cause as { status?: unknown }).status) {
    case 413:
      return problem(413, 'body_too_large', 'The body is larger than 128 KiB.');
    case 415:
      return problem(415, 'content_encoding_not_supported', 'The body must not be compressed.');
    default:
      return problem(400, 'ingest_unreadable', 'The body is neither JSON nor a form, whatever it says.');
  }
}

function problem(status: number, code: string, detail: string): HttpProblem {
  return new HttpProblem({ status, code, detail });
}
