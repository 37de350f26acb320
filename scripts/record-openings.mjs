// Records the openings in readers' own languages: Article 1 of the Universal Declaration in English and in another language,
// with what the default tokenizers make of it, a file for each language in public/corpora/openings. A text that was
// published never changes: links name it. Run it when the default tokenizers change: `node scripts/record-openings.mjs`.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { recordSegmentations } from './recording/segmentations.mjs'

const root = path.resolve(import.meta.dirname, '..')
const target = path.join(root, 'public/corpora/openings')

/** Files of `public/corpora/udhr` by language, as `openingLanguages` names them. */
const files = Object.fromEntries(
  `af afr,am amh,ar arb,az azj_latn,be bel,bg bul,bn ben,bs bos_latn,ca cat,cs ces,cy cym,da dan,de deu_1996,
  el ell_monotonic,es spa,et est,eu eus,fa pes_1,fi fin,fil tgl,fr fra,gl glg,gu guj,he heb,hi hin,hr hrv,hu hun,hy hye,
  id ind,is isl,it ita,ja jpn,ka kat,kk kaz,km khm,kn kan,ko kor,lo lao,lt lit,lv lav,mk mkd,ml mal,mr mar,ms mly_latn,
  mt mlt,my mya,nb nob,ne nep,nl nld,nn nno,pa pan,pl pol,pt por_BR,ro ron_2006,ru rus,si sin,sk slk,sl slv,sr srp_cyrl,
  sv swe,sw swh,ta tam,te tel,tr tur,uk ukr,ur urd,uz uzn_latn,vi vie,zh cmn_hans,zh-hant cmn_hant,zu zul`
    .split(',')
    .map((pair) => pair.trim().split(' ')),
)

let texts = []
const recorded = await recordSegmentations(async (load) => {
  const { openingLanguages } = await load('src/core/samples/openings.ts')
  const { defaultText } = await load('src/core/samples/samples.ts')
  const { defaultTokenizers } = await load('src/state/comparison.ts')
  const [english] = defaultText.split('\n')
  texts = await Promise.all(
    openingLanguages.map(async (language) => {
      const file = await readFile(path.join(root, `public/corpora/udhr/${files[language]}.gzip`))
      const { articles } = JSON.parse(gunzipSync(file).toString('utf8'))
      return { language, text: `${english}\n${articles[0].join(' ')}` }
    }),
  )
  return texts.map(({ text }) => ({
    text,
    lanes: [...defaultTokenizers],
    options: { addSpecialTokens: false, parseSpecialTokens: false },
  }))
})
await mkdir(target, { recursive: true })
for (const [index, { language, text }] of texts.entries()) {
  await writeFile(path.join(target, `${language}.json`), `${JSON.stringify({ text, lanes: recorded[index] })}\n`)
  console.log(`${language}: ${text.split('\n')[1].slice(0, 60)}`)
}
