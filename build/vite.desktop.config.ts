// The desktop app's own two programs, each in one file: `--mode main` runs in Electron, `--mode preload` in the sandbox before the page.
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

export default defineConfig(({ mode }) => ({
  root,
  publicDir: false as const,
  cacheDir: join(root, '.out', 'vite'),
  // What Electron brings stays outside, all else comes in: a sandboxed preload can require nothing more.
  ssr: { noExternal: true as const, external: ['electron'] },
  build: {
    ssr: true,
    outDir: join(root, '.out', 'desktop', 'app'),
    emptyOutDir: false,
    minify: false,
    target: 'node24',
    rolldownOptions: {
      input: join(root, 'electron', 'desktop', `${mode}.ts`),
      external: ['electron', ...builtinModules, /^node:/],
      output: { format: 'cjs' as const, entryFileNames: `${mode}.cjs`, codeSplitting: false },
    },
  },
}))
