/** Reads the pieces that the step `corpus` wrote, one JSON object a line. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Piece } from './mix.ts'

const pieceSchema = v.object({ source: v.string(), language: v.string(), key: v.string(), text: v.string() })

/** All pieces of the file. Throws where it is missing or a line is no piece. */
export function readPieces(file: string): Piece[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => v.parse(pieceSchema, JSON.parse(line)))
}
