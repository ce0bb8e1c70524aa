/** The columns of our own CSV, in order; by them our reader knows its files. */
export const OUR_CSV_COLUMNS = [
  'url',
  'title',
  'description',
  'note',
  'tags',
  'collection',
  'status',
  'favorite',
  'created_at',
  'updated_at',
] as const;

/** Those that came later, and that files from before do not have. */
export const LATER_CSV_COLUMNS = ['highlights', 'remind_at'] as const;
