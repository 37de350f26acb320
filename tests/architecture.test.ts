/** The shape of the code: which folder may import which, how long a file may be, and what must not stand in the repository. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/**
 * Folders of src/ in their order. Each may import values from itself and from those named; types from any earlier
 * row besides. `app` composes all of them.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  tokenizers: ['text'],
  segmenters: ['text', 'tokenizers'],
  training: ['text', 'tokenizers'],
  metrics: ['text', 'tokenizers'],
  corpora: ['text'],
  scorers: ['text', 'tokenizers'],
  bytelevel: ['text', 'tokenizers', 'segmenters'],
  workers: ['text', 'tokenizers', 'segmenters', 'training', 'metrics', 'corpora', 'scorers', 'bytelevel'],
  samples: [],
  options: ['text', 'metrics', 'bytelevel'],
  messages: [],
  offline: [],
  share: ['text', 'tokenizers', 'samples', 'options'],
  export: ['tokenizers', 'share'],
  state: ['text', 'tokenizers', 'metrics', 'corpora', 'scorers', 'samples', 'options', 'share'],
  effects: ['text', 'tokenizers', 'metrics', 'corpora', 'scorers', 'samples', 'offline', 'share', 'export', 'state'],
  ui: ['text', 'messages', 'tokenizers'],
  lanes: ['text', 'tokenizers', 'state', 'ui', 'messages'],
  panels: ['text', 'tokenizers', 'segmenters', 'metrics', 'corpora', 'scorers', 'bytelevel', 'options', 'export', 'state', 'ui', 'messages', 'lanes'],
  app: ['text', 'tokenizers', 'metrics', 'corpora', 'scorers', 'workers', 'samples', 'messages', 'share', 'export', 'state', 'effects', 'ui', 'lanes', 'panels'],
}
const order = Object.keys(layers)
/** Long because they are data, not logic. */
const DATA = new Set(['src/samples/texts.ts', 'src/samples/articleOne.ts', 'src/tokenizers/stages/unicode/tables.ts'])
const MOST_LINES = 300

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).trim().split('\n')
const sources = tracked.filter((file) => /^src\/.*\.tsx?$/.test(file))

interface Import {
  readonly file: string
  readonly target: string
  readonly isType: boolean
}

function importsOf(file: string): readonly Import[] {
  const { module, program, errors } = parseSync(file, readFileSync(file, 'utf8'))
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const reExports = program.body.flatMap((statement) =>
    (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') && statement.source !== null
      ? [{ target: statement.source.value, isType: statement.exportKind === 'type' }]
      : [],
  )
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
  }))
  const source = readFileSync(file, 'utf8')
  const dynamics = module.dynamicImports.map(({ moduleRequest }) => ({
    target: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    isType: false,
  }))
  return [...statics, ...reExports, ...dynamics]
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target, isType }) => ({ file, target: path.posix.join(path.posix.dirname(file), target), isType }))
}

const layerOf = (file: string): string => file.split('/')[1] ?? ''
const imports = sources.flatMap(importsOf)

describe('imports', () => {
  test('every folder of src/ has its row', () => {
    expect([...new Set(sources.map(layerOf))].filter((folder) => !order.includes(folder) && folder.includes('.') === false)).toEqual([])
  })

  test('go to earlier rows, and values only where the row allows', () => {
    const forbidden = imports.filter(({ file, target, isType }) => {
      const [from, to] = [layerOf(file), layerOf(target)]
      if (from === to || !target.startsWith('src/')) return false
      if (layers[from]?.includes(to) === true) return false
      return !(isType && order.indexOf(to) < order.indexOf(from))
    })
    expect(forbidden.map(({ file, target, isType }) => `${file} → ${target}${isType ? ' (types)' : ''}`)).toEqual([])
  })

  test('never lead from one panel to another', () => {
    const panelOf = (file: string): string => file.split('/')[2] ?? ''
    const crossing = imports.filter(
      ({ file, target }) => layerOf(file) === 'panels' && layerOf(target) === 'panels' && panelOf(file).includes('.') === false && panelOf(file) !== panelOf(target),
    )
    expect(crossing).toEqual([])
  })
})

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const long = sources.filter((file) => !DATA.has(file) && readFileSync(file, 'utf8').split('\n').length > MOST_LINES)
  expect(long).toEqual([])
})

test('no list is spread into the arguments of a call that takes any number of them: long ones throw', () => {
  const spreading = /\b(?:push|unshift|splice|max|min|fromCharCode|fromCodePoint)\((?:[^()'"`]|\([^()]*\))*(?<![{[])(?<=[(\s])\.\.\./
  const code = (file: string): string => readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\/|\[[^[\]\n]*\]|\{[^{}\n]*\}/gs, '')
  expect(sources.filter((file) => spreading.test(code(file)))).toEqual([])
  expect(spreading.test('list.push(...items)') && spreading.test('Math.max(0, ...items)')).toBe(true)
})

test('every source file says what it is for', () => {
  const silent = sources.filter((file) => !/^(?:\/\*\*|\/\/|import .*\n\/\*\*)/.test(readFileSync(file, 'utf8')) && !file.endsWith('.d.ts'))
  expect(silent).toEqual([])
})

test('no address of a package registry, no path of a machine', () => {
  const forbidden = new RegExp(['registry\\.', 'npmjs', '|/', 'work/', 'main|/', 'root/|/', 'home/[a-z]'].join(''))
  const naming = tracked.filter(
    (file) => /\.(?:tsx?|mjs|json|md|html|css|py|ya?ml)$/.test(file) && forbidden.test(readFileSync(file, 'utf8')),
  )
  expect(naming).toEqual([])
})
