/**
 * Debian packages of the corpus: pinned by version and SHA-256 (`packages.json`), fetched with `apt-get download`, unpacked
 * with `dpkg-deb`. Nothing is installed.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import packages from './packages.json'

export type DebianPackage = (typeof packages)[number]

function archiveName({ name, version }: DebianPackage): string {
  return `${name}_${version.replace(':', '%3a')}_all.deb`
}

/** Folders with the unpacked packages, by package name. Throws, in words, where a package of that version is not to be had. */
export function unpackedPackages(cache: string): ReadonlyMap<string, string> {
  const archives = path.join(cache, 'debs')
  mkdirSync(archives, { recursive: true })
  const missing = packages.filter((one) => !existsSync(path.join(archives, archiveName(one))))
  if (missing.length > 0) {
    try {
      execFileSync('apt-get', ['download', ...missing.map(({ name, version }) => `${name}=${version}`)], { cwd: archives, stdio: ['ignore', 'inherit', 'inherit'] })
    } catch (cause) {
      throw new Error(
        `Of the corpus' packages ${missing.length} could not be downloaded: apt-get is missing, or it has no longer the versions in pretraining/corpus/packages.json ` +
          '(snapshot.debian.org keeps old ones). On another system give a folder of text files instead: node pretraining/run.mjs corpus --folder FOLDER.',
        { cause },
      )
    }
  }
  const folders = new Map<string, string>()
  for (const one of packages) {
    const archive = path.join(archives, archiveName(one))
    const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex')
    if (sha256 !== one.sha256) throw new Error(`${archive} is not the pinned file: SHA-256 ${sha256}, expected ${one.sha256}. Delete it to fetch it again.`)
    const folder = path.join(cache, 'unpacked', one.name)
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      execFileSync('dpkg-deb', ['-x', archive, folder])
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
