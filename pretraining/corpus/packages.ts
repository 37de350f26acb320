/**
 * Packages of the corpus: pinned by version and SHA-256 (`packages.json`), fetched by each registry's own client and
 * unpacked. Nothing is installed, and no code of theirs is run.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import packages from './packages.json'

export type Package = (typeof packages)[number]

/** The command that fetches packages of a registry into the working folder. */
function fetching(registry: string, wanted: readonly Package[]): readonly [string, readonly string[]] {
  if (registry === 'debian')
    return ['apt-get', ['download', ...wanted.map(({ name, version }) => `${name}=${version}`)]]
  if (registry === 'npm')
    return ['npm', ['pack', '--silent', '--ignore-scripts', ...wanted.map(({ name, version }) => `${name}@${version}`)]]
  const sources = wanted.filter(({ file }) => file.endsWith('.tar.gz')).map(({ name }) => name)
  const options = sources.length === 0 ? [] : ['--no-binary', sources.join(',')]
  return [
    'python3',
    [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      ...options,
      ...wanted.map(({ name, version }) => `${name}==${version}`),
    ],
  ]
}

function unpack({ file }: Package, archive: string, folder: string): void {
  if (file.endsWith('.deb')) execFileSync('dpkg-deb', ['-x', archive, folder])
  else if (file.endsWith('.whl')) execFileSync('python3', ['-m', 'zipfile', '-e', archive, folder])
  else execFileSync('tar', ['xzf', archive, '-C', folder])
}

/** Folders with the unpacked packages, by package name. Throws, in words, where a package of that version is not to be had. */
export function unpackedPackages(cache: string): ReadonlyMap<string, string> {
  const archives = path.join(cache, 'archives')
  mkdirSync(archives, { recursive: true })
  const missing = packages.filter(({ file }) => !existsSync(path.join(archives, file)))
  for (const registry of new Set(missing.map((one) => one.registry))) {
    const wanted = missing.filter((one) => one.registry === registry)
    const [command, options] = fetching(registry, wanted)
    try {
      execFileSync(command, options, { cwd: archives, stdio: ['ignore', 'inherit', 'inherit'] })
    } catch (cause) {
      throw new Error(
        `Of the corpus' packages of ${registry} ${wanted.length} could not be downloaded: ${command} is missing, or the registry has no longer the versions in pretraining/corpus/packages.json ` +
          '(of Debian, snapshot.debian.org keeps old ones). On another system give a folder of text files instead: node pretraining/run.mjs corpus --folder FOLDER.',
        { cause },
      )
    }
  }
  const folders = new Map<string, string>()
  for (const one of packages) {
    const archive = path.join(archives, one.file)
    const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex')
    if (sha256 !== one.sha256)
      throw new Error(
        `${archive} is not the pinned file: SHA-256 ${sha256}, expected ${one.sha256}. Delete it to fetch it again.`,
      )
    const folder = path.join(cache, 'unpacked', one.name)
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      unpack(one, archive, folder)
    }
    folders.set(one.name, folder)
  }
  return folders
}

/** Paths of all files below `folder`, relative to it, in order of name; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()
}
