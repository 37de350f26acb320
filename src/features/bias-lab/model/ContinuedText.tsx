/** The end of a prompt, and the bytes with which it goes on. */
import { END } from '../../../core/bytelevel/distribution.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { ByteText } from '../../../ui/Tokens.tsx'
import lab from '../LabPart.module.css'

/** Characters of the prompt that stand before a continuation. */
const TAIL = 16

interface Props {
  readonly prompt: string
  /** Bytes, and 256 for the end of the text. */
  readonly symbols: readonly number[]
  /** Said after the end. */
  readonly ended: string
}

export function ContinuedText({ prompt, symbols, ended }: Props) {
  return (
    <>
      <span className={lab['tail']}>
        <ByteText bytes={encodeUtf8(Array.from(prompt).slice(-TAIL).join(''))} />
      </span>
      <ByteText bytes={Uint8Array.from(symbols.filter((symbol) => symbol !== END))} />
      {symbols.includes(END) && <span className={lab['note']}> {ended}</span>}
    </>
  )
}
