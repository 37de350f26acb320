// The classes of each CSS module as types, so that the compiler refuses a class that no module has. They are what Vite
// itself exports of the module, stand in `.cache/css-types`, which `tsconfig.base.json` lays over `src`, and are written
// before the types are checked.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { preprocessCSS, resolveConfig } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
const SOURCES = path.join(ROOT, 'src')
const TYPES = path.join(ROOT, '.cache/css-types')

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))

/** The declaration of a module with these classes. */
function declarationOf(classes) {
  const lines = classes.map((name) => `  readonly ${JSON.stringify(name)}: string`)
  return ['declare const styles: {', ...lines, '}', 'export default styles', ''].join('\n')
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const config = await resolveConfig({ configFile: false, root: ROOT, logLevel: 'warn' }, 'build')
mkdirSync(TYPES, { recursive: true })
const written = new Set()
for (const file of filesIn(SOURCES, '.module.css')) {
  const source = path.join(SOURCES, file)
  const { modules = {} } = await preprocessCSS(readFileSync(source, 'utf8'), source, config)
  const target = path.join(TYPES, `${file}.d.ts`)
  const declaration = declarationOf(Object.keys(modules).toSorted())
  written.add(`${file}.d.ts`)
  if (contentOf(target) === declaration) continue
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, declaration)
}
for (const file of filesIn(TYPES, '.d.ts')) if (!written.has(file)) rmSync(path.join(TYPES, file))
