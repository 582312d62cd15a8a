// The page: renderer/index.html and all it needs, into a folder that any shell serves under the strict policy of
// shared/page-policy.ts. So nothing may be inlined, and nothing may add script or style text at run time.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

export default defineConfig({
  root: join(root, 'renderer'),
  // Relative, so that the page works under any scheme and path.
  base: './',
  // Files are imported where they are used; there is no folder of loose ones.
  publicDir: false,
  cacheDir: join(root, '.out', 'vite'),
  plugins: [react()],
  resolve: {
    alias: {
      // Its browser variant decodes through innerHTML, which the policy's Trusted Types refuse; the other one is a table.
      'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')),
    },
  },
  build: {
    outDir: join(root, '.out', 'page'),
    emptyOutDir: true,
    sourcemap: false,
    // Both would need what the policy refuses: an inline script, and data: addresses for fonts and styles.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The reader is one piece by nature; a warning about its size would help nobody.
    chunkSizeWarningLimit: 2_000,
    // How long a plugin took is for whoever asks, not for every start.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
