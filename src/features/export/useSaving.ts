/** One file at a time on its way to the disk: how far it is, how it ended, and a way to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { saveFile } from '../../ui/saveFile.ts'

export type Saving =
  | { readonly status: 'idle' }
  | { readonly status: 'writing'; readonly share: number }
  | { readonly status: 'saved'; readonly name: string }
  | { readonly status: 'broken'; readonly detail: string }

interface MadeFile {
  readonly name: string
  readonly type: string
  /** Null: it was stopped. */
  readonly content: Blob | null
}

export type MakeFile = (signal: AbortSignal, onProgress: (share: number) => void) => Promise<MadeFile>

export function useSaving(): {
  readonly saving: Saving
  readonly save: (make: MakeFile) => void
  readonly cancel: () => void
} {
  const [saving, setSaving] = useState<Saving>({ status: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = useCallback((make: MakeFile) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setSaving({ status: 'writing', share: 0 })
    const say = (next: Saving) => {
      if (running.current === controller && !controller.signal.aborted) setSaving(next)
    }
    let percent = 0
    const onProgress = (share: number) => {
      const now = Math.floor(share * 100)
      if (now === percent) return
      percent = now
      say({ status: 'writing', share })
    }
    void make(controller.signal, onProgress).then(
      ({ name, type, content }) => {
        if (content === null || controller.signal.aborted) return
        saveFile(name, type, content)
        say({ status: 'saved', name })
      },
      (error: unknown) => say({ status: 'broken', detail: error instanceof Error ? error.message : String(error) }),
    )
  }, [])
  const cancel = useCallback(() => {
    running.current?.abort()
    setSaving({ status: 'idle' })
  }, [])
  return { saving, save, cancel }
}
