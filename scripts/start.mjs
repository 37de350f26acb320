// `npm start`: checks the shipped files, builds where the sources are newer than the build, serves it and prints the
// address. Needs no network.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { startStaticServer } from './staticServer.mjs'
import { buildIfOld, ROOT } from './steps.mjs'

const PORT = 4173

function checkShippedFiles() {
  const recorded = ['assets.json', 'languageModelAssets.json'].map((name) =>
    path.join(ROOT, 'src/core/tokenizers/catalogue', name),
  )
  const assets = recorded.flatMap((file) => Object.values(JSON.parse(readFileSync(file, 'utf8'))))
  for (const { path: name, sha256 } of assets) {
    const file = path.join(ROOT, 'public', name)
    const found = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing'
    if (found !== sha256) {
      console.error(
        `public/${name} is not the file that the catalogue records: get it again with \`git checkout public/${name}\`.`,
      )
      process.exit(1)
    }
  }
}

checkShippedFiles()
buildIfOld()
const { url } = await startStaticServer({ folder: path.join(ROOT, 'dist'), port: PORT })
console.log(`\nTessera is at ${url}\nCtrl-C ends it.`)
