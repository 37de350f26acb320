// What a system shows of the application when it is installed. Addresses are relative to the manifest, so that it works
// under any path.

export const webManifest = {
  id: './',
  name: 'Tessera',
  short_name: 'Tessera',
  description: 'Paste a text and see how different tokenizers cut it, token by token, byte by byte.',
  lang: 'en',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#fdfdfb',
  theme_color: '#fdfdfb',
  icons: [
    { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
