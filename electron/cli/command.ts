// What a command of the command line is, and what it gets to work with.
import type { ParseArgsOptionsConfig } from 'node:util'
import type { HostClient, HostEvent, EventPayload } from '../../shared/rpc/contract.ts'

export interface Session {
  host: HostClient
  on<K extends HostEvent>(event: K, listener: (payload: EventPayload<K>) => void): () => void
}

/** Option values as they were typed. */
export interface Options {
  text(name: string): string | undefined
  texts(name: string): string[]
  flag(name: string): boolean
}

export interface Output {
  /** Print JSON and nothing else on stdout. */
  json: boolean
  /** The answer: one JSON value, or the lines people read. */
  print(value: unknown, lines: () => readonly string[]): void
  /** What is said beside the answer: progress, editions. */
  say(line: string): void
}

export interface LoneInvocation extends Output {
  options: Options
  args: string[]
  /** A path as typed, seen from where the user typed it. */
  path(typed: string): string
}

export interface Invocation extends Session, LoneInvocation {
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
}

/** Every command is the one or the other. */
export type AnyCommand = Command | LoneCommand

interface CommandHead {
  /** As typed, with its arguments: "cite ANNOTATION…". */
  usage: string
  summary: string
  /** Lines below the usage; each option on a line of its own. */
  details: string
  example: string
  options: ParseArgsOptionsConfig
  /** How many arguments it takes. */
  args: { min: number; max: number }
}

/** A command that needs no library. */
export interface LoneCommand extends CommandHead {
  runAlone(invocation: LoneInvocation): Promise<number>
}

export interface Command extends CommandHead {
  /** Returns the exit code: 0 done, 1 failed. */
  run(invocation: Invocation): Promise<number>
}

/** The command was typed wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'usage'
}
