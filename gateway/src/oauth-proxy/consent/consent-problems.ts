import { HttpProblem } from '../../http/problem.ts';

export const authorizationExpired = () =>
  new HttpProblem({
    status: 400,
    code: 'authorization_expired',
    detail: 'This was begun in another browser, or too long ago, or has been decided already.',
  });

export const consentNotOurs = () =>
  new HttpProblem({
    status: 403,
    code: 'form_not_ours',
    detail: 'The form is not of this browser, or of another site, or was sent before.',
  });

export const upstreamAway = (cause: unknown) =>
  new HttpProblem(
    {
      status: 503,
      code: 'temporarily_unavailable',
      detail: 'Signing in is not possible right now. Nothing was decided; try again soon.',
      headers: { 'Retry-After': '5' },
    },
    { cause },
  );
