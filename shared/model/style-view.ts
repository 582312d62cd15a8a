// A citation style as it is listed.

/** As CSL has them: https://docs.citationstyles.org/en/stable/specification.html#categories. */
export const STYLE_FIELDS = [
  'anthropology',
  'astronomy',
  'biology',
  'botany',
  'chemistry',
  'communications',
  'engineering',
  'generic-base',
  'geography',
  'geology',
  'history',
  'humanities',
  'law',
  'linguistics',
  'literature',
  'math',
  'medicine',
  'philosophy',
  'physics',
  'political_science',
  'psychology',
  'science',
  'social_science',
  'sociology',
  'theology',
  'zoology',
] as const
export const STYLE_FORMATS = ['author-date', 'author', 'numeric', 'label', 'note'] as const

export interface StyleView {
  /** As it is named in settings and on the command line. */
  name: string
  title: string
  /** Which edition of a manual it follows, e.g. "APA 7"; for styles of no manual, their title. */
  edition: string
  /** Disciplines it is for. */
  fields: string[]
  /** How it cites: one of `STYLE_FORMATS`, "" where it does not say. */
  format: string
  /** Of a style the user added: whether it is in use or set aside. */
  added?: 'kept' | 'aside'
}
