/** The names of kinds of entries, searches and orders: what options and links need to know of a vocabulary. */

/** In the order in which they are shown. They stand in links, never re-used. */
export const entryKinds = [
  'word',
  'words',
  'digits',
  'marks',
  'code',
  'mixed',
  'space',
  'part',
  'byte',
  'special',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** They stand in links, never re-used. */
export const searchKinds = ['text', 'hex', 'id', 'pattern'] as const
export type SearchKind = (typeof searchKinds)[number]
export const sortKeys = ['id', 'length', 'rank', 'text'] as const
export type SortKey = (typeof sortKeys)[number]
