import { expect, it } from 'vitest'
import { toTsv } from '../../src/ui/tsv.ts'

it('writes TSV whose fields cannot break out of their cells', () => {
  expect(toTsv(['a', 'b'], [['x\ty', 1.5], [null, 'l\r\nm']])).toBe('a\tb\nx y\t1.5\n\tl m')
})
