import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { get_encoding } from 'tiktoken'
import { readCompactFile } from '../../../src/tokenizers/bpe/compactFile.ts'
import { BpeEngine } from '../../../src/tokenizers/bpe/bpeEngine.ts'
import { scanners } from '../../../src/tokenizers/bpe/patterns.ts'
import { TokenColumns } from '../../../src/tokenizers/bpe/tokenColumns.ts'
import { encodeUtf8 } from '../../../src/text/utf8.ts'

const texts = ['en','zh','code'].map(n=>[n, readFileSync('/tmp/proto/'+n+'.txt','utf8')] as const)
for (const [id, ref] of [['gpt2','gpt2'],['cl100k_base','cl100k_base'],['o200k_base','o200k_base']] as const) {
  test(id, () => {
    const t0=performance.now()
    const r = readCompactFile(readFileSync(`public/tokenizers/${id}.bpe`))
    if (!r.ok) throw new Error(JSON.stringify(r))
    const t1=performance.now()
    const engine = new BpeEngine(r.value.vocabulary, scanners[r.value.header.pattern])
    const enc = get_encoding(ref)
    console.log(id,'load',(t1-t0).toFixed(0), 'pairs', r.value.vocabulary.pairs.size)
    for (const [n,text] of texts) {
      const times:number[]=[], tt:number[]=[]
      let ids: Uint32Array = new Uint32Array(), e: Uint32Array= new Uint32Array()
      for (let k=0;k<4;k++){
        engine.clearCache()
        const a=performance.now()
        const bytes=encodeUtf8(text); const c=new TokenColumns(bytes.length>>1)
        engine.open(bytes,0,bytes.length); engine.encode(bytes,0,bytes.length,c)
        ids=c.ids.subarray(0,c.count)
        const b=performance.now(); e=enc.encode_ordinary(text); const d=performance.now()
        times.push(b-a); tt.push(d-b)
      }
      const mb=encodeUtf8(text).length/1e6
      console.log(id,n,mb.toFixed(2)+'MB','ours MB/s',times.map(x=>(mb/x*1000).toFixed(1)).join(' '),'tiktoken',tt.map(x=>(mb/x*1000).toFixed(1)).join(' '))
      expect(ids.length).toBe(e.length)
      expect(Buffer.compare(Buffer.from(ids.slice().buffer),Buffer.from(e.slice().buffer))).toBe(0)
    }
    enc.free()
  }, 60000)
}
