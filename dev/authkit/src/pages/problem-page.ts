import { html } from '@bookmarks/pages';
import { page } from './page.ts';

/** What a person sees when a sign-in cannot go on; the app that sent them here has to start again. */
export function problemPage(problem: { readonly code: string; readonly description: string }): string {
  return page(
    'Sign-in failed',
    html`<h1>This sign-in cannot go on</h1>
<p>${problem.description}</p>
<p>Go back to the app that sent you here and connect again.</p>
<p class="quiet">Error code: ${problem.code}</p>`,
  );
}
