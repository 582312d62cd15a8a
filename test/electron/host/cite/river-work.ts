// One invented work, to be of whatever type and with whatever fields a rule is about; its people and what it stands in.
import type { CslItem } from '../../../../shared/model/reference.ts'

export const lane = [{ family: 'Lane', given: 'David' }]
export const ito = [{ family: 'Ito', given: 'Ren' }]
export const novak = [{ family: 'Novak', given: 'Ada' }]
export const day = { 'date-parts': [[2014, 4, 7]] }
export const JOURNAL = 'Journal of Rivers'
export const HOST = 'All the rivers'

export const work = (fields: CslItem): CslItem & { id: string } => ({
  title: 'The river',
  author: lane,
  issued: day,
  language: 'en',
  ...fields,
  id: 'a',
})
