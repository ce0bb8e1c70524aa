const FIRST_MS = Date.UTC(2021, 0, 1);
const APART_MS = 6 * 60 * 60 * 1000;
const TOPICS = ['database', 'typescript', 'mcp', 'oauth', 'search', 'cli', 'machine-learning'];

/** https://docs.github.com/rest/activity/starring, of which the fields that clients use. */
export function star(index: number) {
  const owner = `owner-${index % 17}`;
  const name = `project-${index}`;
  return {
    starred_at: new Date(FIRST_MS + index * APART_MS).toISOString().replace('.000Z', 'Z'),
    repo: {
      id: 50_000 + index,
      name,
      full_name: `${owner}/${name}`,
      owner: { login: owner },
      html_url: `https://github.com/${owner}/${name}`,
      description: index % 5 === 0 ? null : `What project ${index} is for`,
      language: index % 3 === 0 ? null : 'TypeScript',
      topics: TOPICS.filter((_, topic) => (index + topic) % 4 === 0),
    },
  };
}
