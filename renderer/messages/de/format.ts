// German formats.
import { makeFormat } from '../format.ts'

export const format = makeFormat('de', ['„', '“'])
