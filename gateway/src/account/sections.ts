/** The pages of an account, as they stand in its menu, and what the first of them says of the others. */
export const SECTIONS = [
  { path: '/account', label: 'Account', about: '' },
  {
    path: '/account/bookmarks',
    label: 'Bookmarks',
    about: 'To look through, to search, to add to and to change.',
  },
  { path: '/account/import', label: 'Import', about: 'A file that your browser or another manager made.' },
  { path: '/account/export', label: 'Export', about: 'A file that every browser and manager takes.' },
  {
    path: '/account/published',
    label: 'Published',
    about: 'Collections that everybody can read, and the name that stands with them.',
  },
  {
    path: '/account/keys',
    label: 'API keys',
    about: 'For programs of yours, and for assistants that ask for a key instead of a sign-in.',
  },
  {
    path: '/account/share',
    label: 'Share',
    about: 'Save what you look at with one tap, on your phone or in your browser.',
  },
  {
    path: '/account/apps',
    label: 'Apps',
    about: 'The assistants that use your bookmarks, and those that are to do so no more.',
  },
  {
    path: '/account/reminders',
    label: 'Reminders',
    about: 'What you will be reminded of, and by which clock.',
  },
  {
    path: '/account/poke',
    label: 'Poke',
    about: 'Let your bookmarks write into your chat, such as when you are to be reminded.',
  },
  { path: '/account/data', label: 'Data', about: 'What is kept of you, and how to delete all of it.' },
] as const;

export type Section = (typeof SECTIONS)[number];
export type SectionPath = Section['path'];
