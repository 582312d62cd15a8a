// Everything the stand-in offers exists in Electron's own types; checked by compiling this file.
import type * as standIn from './electron.ts'
import type { MessagePortMain } from './port.ts'
import type { Session } from './session.ts'
import type { UtilityProcess } from './utility-process.ts'
import type { WebContents } from './web-contents.ts'

type Mine = typeof standIn
type Real = typeof Electron.CrossProcessExports
type InstanceOf<T> = T extends abstract new (...args: never[]) => infer I ? I : object

/** What the parts of the stand-in need of each other; the shell cannot use it, since Electron's types lack it. */
type Inner = 'window' | 'leaves' | 'tabClosed' | 'lastWindowClosed' | 'destroy' | 'all' | 'ofTarget'

export type Foreign<Mine, Real> =
  | Exclude<keyof Mine, keyof Real | Inner>
  | Exclude<keyof InstanceOf<Mine>, keyof InstanceOf<Real> | Inner>
/** A member that Electron lacks, a whole module that it lacks, or what is foreign inside a plain object of functions. */
type ForeignOf<K extends keyof Mine> = K extends keyof Real ? Foreign<Mine[K], Real[K]> : K

export type Never<T extends never> = T
export type Modules = Never<{ [K in keyof Mine]: ForeignOf<K> }[keyof Mine]>
export type Contents = Never<Foreign<WebContents, Electron.WebContents>>
export type Sessions = Never<Foreign<Session, Electron.Session>>
export type Ports = Never<Foreign<MessagePortMain, Electron.MessagePortMain>>
export type Processes = Never<Foreign<UtilityProcess, Electron.UtilityProcess>>
