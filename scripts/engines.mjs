// Firefox and WebKit for the tests of the core in every engine: finds them, or has Debian's package manager install them.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver'
/** A window needs a screen, and WebKitGTK has no mode without one. */
const SCREEN = '/usr/bin/Xvfb'
const LIBRARIES = '/usr/lib'

function findFirefox() {
  const named = process.env['FIREFOX_PATH']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return FIREFOX.find((candidate) => existsSync(candidate)) ?? null
}

/** The small browser that comes with WebKitGTK; its folder is named by the machine's architecture and the interface's version. */
function findWebKit() {
  if (!existsSync(WEBKIT_DRIVER) || !existsSync(SCREEN)) return null
  const browser = readdirSync(LIBRARIES)
    .flatMap((folder) =>
      ['4.1', '6.0', '4.0'].map((version) => path.join(LIBRARIES, folder, `webkit2gtk-${version}`, 'MiniBrowser')),
    )
    .find((candidate) => existsSync(candidate))
  return browser === undefined ? null : { driver: WEBKIT_DRIVER, browser, screen: SCREEN }
}

/** What is installed; null for an engine that is not. */
export const findEngines = () => ({ firefox: findFirefox(), webkit: findWebKit() })

/** Debian's packages of an engine, and what it is called. */
const PACKAGES = {
  firefox: { name: 'Firefox', packages: ['firefox-esr'] },
  webkit: { name: 'WebKit', packages: ['webkit2gtk-driver', 'xvfb'] },
}

/** Installs what is missing, beside everything else, where the system is Debian's and one may. Resolves when that is over. */
export function installEngines() {
  const found = findEngines()
  const packages = Object.entries(PACKAGES).flatMap(([id, engine]) => (found[id] === null ? engine.packages : []))
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (packages.length === 0 || !mayInstall) return Promise.resolve()
  console.log(`Installing ${packages.join(', ')} meanwhile, for the tests in other engines.`)
  const command = `apt-get update && apt-get install --yes --no-install-recommends ${packages.join(' ')}`
  const installing = spawn('sh', ['-c', command], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return new Promise((resolve) => {
    installing.once('exit', () => resolve())
    installing.once('error', () => resolve())
  })
}

/** Those that are installed: the first part of the names of their tests. */
export function testedEngines() {
  const found = findEngines()
  return Object.keys(PACKAGES).filter((id) => found[id] !== null)
}

/** One line for each engine that nothing was tested in, with what to install. */
export function missingEngines() {
  const found = findEngines()
  return Object.entries(PACKAGES)
    .filter(([id]) => found[id] === null)
    .map(([, { name, packages }]) => `Not tested in ${name}: it is not installed (Debian: ${packages.join(', ')}).`)
}
