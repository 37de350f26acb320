// Gets one pinned npm package's files without depending on it: `npm pack`, the tarball's SHA-512 checked
// against the recorded integrity, unpacked into .cache/npm/. Used by the scripts that prepare committed data.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const CACHE = path.resolve(import.meta.dirname, '../.cache/npm')

/**
 * The folder `package/` of an npm package.
 * @param {string} specifier name@version, exact
 * @param {string} integrity as package-lock.json writes it: "sha512-…"
 */
export function unpackedPackage(specifier, integrity) {
  const folder = path.join(CACHE, specifier.replaceAll('/', '__'))
  const packed = path.join(folder, 'package')
  if (existsSync(path.join(packed, 'package.json'))) return packed
  mkdirSync(folder, { recursive: true })
  const name = execFileSync('npm', ['pack', '--silent', specifier], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1)
  const tarball = path.join(folder, name)
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (found !== integrity) throw new Error(`${specifier}: the tarball's integrity is ${found}, expected ${integrity}`)
  execFileSync('tar', ['xzf', name], { cwd: folder })
  return packed
}
