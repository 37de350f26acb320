/** The parts of the Bias lab, in the order of their tabs. Adding one is an entry here and its folder. */
import type { ComponentType } from 'react'
import type { BiasLabPart } from '../../options/biasLab.ts'
import { changesPart } from './changes/definition.ts'
import { cutsPart } from './cuts/definition.ts'
import { markovPart } from './markov/definition.ts'
import { nextBytePart } from './next-byte/definition.ts'

export interface PartDefinition {
  /** Its title is the message `biasLab.parts.<id>`. */
  readonly id: BiasLabPart
  /** Fetched when it is first shown, with its words. */
  readonly component: ComponentType
}

export const parts: readonly PartDefinition[] = [
  markovPart,
  nextBytePart,
  cutsPart,
  changesPart,
]
