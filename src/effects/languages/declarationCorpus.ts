/** Fetches the Universal Declaration's texts: the list of languages once, then one small file a language. */
import { gunzipSync } from 'fflate'
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../tokenizers/failure.ts'
import type { CorpusSource, Units } from './corpusTexts.ts'

const index = v.object({
  source: v.string(),
  licence: v.string(),
  languages: v.array(v.object({
    code: v.string(), name: v.string(), autonym: v.nullable(v.string()), iso639_3: v.nullable(v.string()), script: v.nullable(v.string()),
    direction: v.picklist(['ltr', 'rtl']), family: v.nullable(v.string()), macroRegion: v.nullable(v.string()), speakers: v.nullable(v.number()),
  })),
})
const file = v.object({ preamble: v.nullable(v.array(v.string())), articles: v.array(v.array(v.string())) })
const proposed = 'eng fra spa deu_1996 por_PT rus ukr pol ell arb heb pes_1 urd hin ben tam tel mal kan guj pan sin tha khm mya lao bod kat hye amh cmn_hans jpn kor vie ind swh yor zul tur fin hun kaz cmn_hant chr_cased iku quy tgl_tglg div mon_hans eus'.split(' ')

export async function openDeclaration(assetsBase: string): Promise<Outcome<CorpusSource>> {
  try {
    const json: unknown = await (await fetch(new URL('corpora/udhr/index.json', assetsBase))).json()
    const read = v.parse(index, json)
    const languages = read.languages.map((language) => ({ ...language, speakers: language.speakers === null ? null : { count: language.speakers, source: 'CLDR' } }))
    return succeed({
      keyed: { key: 'udhr', proposed, corpus: { id: 'udhr', name: 'Universal Declaration of Human Rights', source: read.source, licence: read.licence, unit: 'article', unitCount: 31, unitIds: null, languages } },
      read: async (code): Promise<Outcome<Units>> => {
        const bytes = new Uint8Array(await (await fetch(new URL(`corpora/udhr/${code}.gzip`, assetsBase))).arrayBuffer())
        const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes[0] === 31 ? gunzipSync(bytes) : bytes))
        const { preamble, articles } = v.parse(file, parsed)
        return succeed([preamble?.join('\n') ?? null, ...articles.map((paragraphs) => paragraphs.join('\n'))])
      },
    })
  } catch (error) {
    return fail('internal', { detail: String(error) })
  }
}
