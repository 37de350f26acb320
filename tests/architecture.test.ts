/** The shape of the code: which folder may import which, how long a file may be, and what must not stand in the repository. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/**
 * Folders of src/ in their order: a pure core, the outside, the state, what features draw with, the features, the page. Each
 * may import values from itself and from those named, and types from any earlier row besides. `options` are the options of
 * features, wherever they stand: the state folds over them. `app` composes all of it;
 * `cli` is the command line, without a page.
 */
const CORE = [
  'core/text',
  'core/tokenizers',
  'core/files',
  'core/steps',
  'core/vocabulary',
  'core/segmenters',
  'core/training',
  'core/chat',
  'core/metrics',
  'core/glossary',
  'core/corpora',
  'core/scores',
  'core/bytelevel',
  'core/samples',
  'core/export',
  'core/options',
]
const layers: Readonly<Record<string, readonly string[]>> = {
  'core/text': [],
  'core/tokenizers': ['core/text'],
  'core/files': ['core/text'],
  'core/steps': ['core/text', 'core/tokenizers'],
  'core/vocabulary': ['core/text', 'core/tokenizers', 'core/steps'],
  'core/segmenters': ['core/text', 'core/tokenizers'],
  'core/training': ['core/text', 'core/tokenizers'],
  'core/metrics': ['core/text', 'core/tokenizers'],
  'core/chat': ['core/text', 'core/tokenizers'],
  'core/glossary': ['core/metrics'],
  'core/corpora': ['core/text', 'core/files'],
  'core/scores': ['core/text', 'core/tokenizers'],
  'core/bytelevel': ['core/text', 'core/tokenizers', 'core/segmenters'],
  'core/samples': [],
  'core/export': ['core/tokenizers', 'core/files', 'core/metrics'],
  'core/options': [],
  options: [
    'core/options',
    'core/text',
    'core/metrics',
    'core/bytelevel',
    'core/chat',
    'core/vocabulary',
    'core/training',
  ],
  platform: CORE,
  state: [...CORE, 'options'],
  ui: ['core/text', 'core/tokenizers', 'core/metrics', 'state'],
  features: [...CORE, 'options', 'platform', 'state', 'ui'],
  app: [...CORE, 'options', 'platform', 'state', 'ui', 'features'],
  cli: [...CORE, 'options', 'platform', 'state', 'ui', 'features'],
}
const order = Object.keys(layers)
/** Long because they are data, not logic. */
const DATA = new Set([
  'src/core/samples/texts.ts',
  'src/core/samples/articleOne.ts',
  'src/core/tokenizers/stages/unicode/tables.ts',
  'src/core/tokenizers/stages/unicode/tables.ts',
])
const MAX_LINES = 300

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .trim()
  .split('\n')
const sources = tracked.filter((file) => /^src\/.*\.tsx?$/.test(file))

interface Import {
  readonly file: string
  readonly target: string
  readonly isType: boolean
  readonly isDynamic: boolean
}

function importsOf(file: string): readonly Import[] {
  const { module, program, errors } = parseSync(file, readFileSync(file, 'utf8'))
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const reExports = program.body.flatMap((statement) =>
    (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') &&
    statement.source !== null
      ? [{ target: statement.source.value, isType: statement.exportKind === 'type', isDynamic: false }]
      : [],
  )
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
    isDynamic: false,
  }))
  const source = readFileSync(file, 'utf8')
  const dynamics = module.dynamicImports.map(({ moduleRequest }) => ({
    target: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    isType: false,
    isDynamic: true,
  }))
  return [...statics, ...reExports, ...dynamics]
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target, isType, isDynamic }) => ({
      file,
      target: path.posix.join(path.posix.dirname(file), target),
      isType,
      isDynamic,
    }))
}

function layerOf(file: string): string {
  if (/^src\/features\/(?:.*\/)?(?:options|scoringOptions)\.ts$/.test(file)) return 'options'
  const [, layer = '', folder = ''] = file.split('/')
  return layer === 'core' ? `core/${folder}` : layer
}
const imports = sources.flatMap(importsOf)

describe('imports', () => {
  test('every folder of src/ has its row', () => {
    expect(
      [...new Set(sources.map(layerOf))].filter((folder) => !order.includes(folder) && folder.includes('.') === false),
    ).toEqual([])
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

  test('never lead from one feature to another', () => {
    const featureOf = (file: string): string =>
      layerOf(file) === 'features' ? (/^src\/features\/([\w-]+)\//.exec(file)?.[1] ?? '') : ''
    const crossing = imports.filter(
      ({ file, target }) => featureOf(file) !== '' && featureOf(target) !== '' && featureOf(file) !== featureOf(target),
    )
    expect(crossing.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  test('never lead back to where they came from', () => {
    expect(cycles(imports.filter(({ isDynamic }) => !isDynamic))).toEqual([])
  })
})

/** Files that import each other, directly or by others, types included. */
function cycles(all: readonly Import[]): readonly string[] {
  const left = new Map<string, Set<string>>()
  for (const { file, target } of all) left.set(file, (left.get(file) ?? new Set()).add(target))
  // What imports nothing that is left is in no cycle.
  for (let before = -1; before !== left.size;) {
    before = left.size
    for (const [file, targets] of left) if (![...targets].some((target) => left.has(target))) left.delete(file)
  }
  return [...left.keys()].filter((file) => reaches(left, file)).toSorted()
}

/** Whether a file imports itself by others. */
function reaches(graph: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>()
  const next = [...(graph.get(start) ?? [])]
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (file === start) return true
    if (seen.has(file)) continue
    seen.add(file)
    next.push(...(graph.get(file) ?? []))
  }
  return false
}

test(`no source file is longer than ${MAX_LINES} lines`, () => {
  const long = sources.filter((file) => !DATA.has(file) && readFileSync(file, 'utf8').split('\n').length > MAX_LINES)
  expect(long).toEqual([])
})

test('no list is spread into the arguments of a call that takes any number of them: long ones throw', () => {
  const spreading =
    /\b(?:push|unshift|splice|max|min|fromCharCode|fromCodePoint)\((?:[^()'"`]|\([^()]*\))*(?<![{[])(?<=[(\s])\.\.\./
  const code = (file: string): string =>
    readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\/|\[[^[\]\n]*\]|\{[^{}\n]*\}/gs, '')
  expect(sources.filter((file) => spreading.test(code(file)))).toEqual([])
  expect(spreading.test('list.push(...items)') && spreading.test('Math.max(0, ...items)')).toBe(true)
})

test('every source file says what it is for', () => {
  const silent = sources.filter(
    (file) => !/^(?:\/\*\*|\/\/|import .*\n\/\*\*)/.test(readFileSync(file, 'utf8')) && !file.endsWith('.d.ts'),
  )
  expect(silent).toEqual([])
})

test('no address of a package registry, no path of a machine', () => {
  const forbidden = new RegExp(['registry\\.', 'npmjs', '|/', 'work/', 'main|/', 'root/|/', 'home/[a-z]'].join(''))
  const naming = tracked.filter(
    (file) => /\.(?:tsx?|mjs|json|md|html|css|py|ya?ml)$/.test(file) && forbidden.test(readFileSync(file, 'utf8')),
  )
  expect(naming).toEqual([])
})
