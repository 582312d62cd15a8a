// The import worker: bytes in, a source text as JSON out. It may neither make code from strings (set where it is started) nor
// use more memory than it is given, and it is ended when it takes too long; what it makes is checked by whoever asked.
import { parentPort } from 'node:worker_threads'
import { readSource } from '../../../sources/read.ts'
import type { Refusal } from '../../../shared/model/refusal.ts'

export interface ReadQuestion {
  id: number
  bytes: Uint8Array
  file: string
  encoding?: string
}

export interface ReadText {
  /** The SourceText as UTF-8 JSON: the bytes of its blob. */
  json: Uint8Array
  encoding: string
  mediaType: string
  pipeline: number
}

export type ReadReply = { id: number } & ({ read: ReadText } | { refused: Refusal } | { failed: string })

function answer({
  bytes,
  file,
  encoding,
}: ReadQuestion): { read: ReadText } | { refused: Refusal } | { failed: string } {
  try {
    const result = readSource(bytes, encoding === undefined ? { file } : { file, encoding })
    if ('refused' in result) return result
    const { text, ...facts } = result
    return { read: { ...facts, json: new TextEncoder().encode(JSON.stringify(text)) } }
  } catch (thrown) {
    // A fault of ours on this text: it must cost this text alone.
    return { failed: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

parentPort!.on('message', (question: ReadQuestion) => {
  const answered = answer(question)
  const reply: ReadReply = { id: question.id, ...answered }
  parentPort!.postMessage(reply, 'read' in answered ? [answered.read.json.buffer as ArrayBuffer] : [])
})
