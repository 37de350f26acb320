/** The slice of the moment: what is pointed at, and how the page looks. Never shared. */
import type { EntryId } from '../core/glossary/entryId.ts'

/** A token of a lane, with its bytes in the original text, so that other lanes can light the same ones. */
export interface TokenPointer {
  readonly lane: string
  readonly tokenIndex: number
  readonly startByte: number
  readonly endByte: number
}

export type Theme = 'system' | 'light' | 'dark'
/** How much room stands around things. */
export type Density = 'comfortable' | 'compact'

export interface View {
  /** Under the pointer or the keyboard's focus. */
  readonly hover: TokenPointer | null
  /** Chosen by click, tap or Enter; stays until another choice, Escape, or a change of the text. */
  readonly pinned: TokenPointer | null
  readonly theme: Theme
  readonly density: Density
  readonly isPrinting: boolean
  /** Shown to a room: larger, without the header. */
  readonly isPresenting: boolean
  /** The panel is covered, for it would answer the question of a lesson. */
  readonly isCovered: boolean
  /** The glossary where it is open, and the entry at which it was opened. */
  readonly glossary: { readonly entry: EntryId | null } | null
}

export const initialView: View = {
  hover: null,
  pinned: null,
  theme: 'system',
  density: 'comfortable',
  isPrinting: false,
  isPresenting: false,
  isCovered: false,
  glossary: null,
}
