// What a call of the contract is made of, and the shapes many of them share.
import * as v from 'valibot'
import { AnnotationId } from '../model/id.ts'

export const Text = v.pipe(v.string(), v.maxLength(1_000_000))
export const Name = v.pipe(v.string(), v.maxLength(1_000))
export const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
export const Ids = v.pipe(v.array(AnnotationId), v.maxLength(100_000))
export const Style = v.optional(Name)
export const Path = v.pipe(v.string(), v.minLength(1), v.maxLength(32_768))

/** One call: its checked argument and (as a type only) its answer. */
export interface Call<Args extends v.GenericSchema, Result> {
  args: Args
  /** It reads the records to decide what to write, so it waits until those before it have written. */
  inTurn: boolean
  result?: Result
}

/** A call that asks, or that takes its turns itself, between long reads. */
export function call<Result>() {
  return <const Args extends v.GenericSchema>(args: Args): Call<Args, Result> => ({ args, inTurn: false })
}

/** A call that decides and writes. */
export function act<Result>() {
  return <const Args extends v.GenericSchema>(args: Args): Call<Args, Result> => ({ args, inTurn: true })
}
