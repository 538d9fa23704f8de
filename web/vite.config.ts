import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { npmPackage } from './tools/npm_package.ts';
import { lessons } from './tools/lessons/plugin.ts';
import { offline } from './tools/offline.ts';
import { typeset } from './tools/typeset.ts';
import { viewTables } from './tools/view_tables.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Relative addresses only: the built site works below any path.
  base: './',
  plugins: [viewTables(), typeset(), lessons(), offline(), npmPackage()],
  resolve: {
    alias: [
      { find: /^#engine\.wasm/, replacement: here('../build/wasm/bin/sac-engine.wasm') },
      { find: /^#shaders/, replacement: here('../shaders') },
      { find: /^#recipes/, replacement: here('recipes') },
    ],
  },
  server: { fs: { allow: [here('..')] } },
  worker: { format: 'es' },
  build: {
    outDir: '../build/web',
    chunkSizeWarningLimit: 900, // the typeset formulas: long, but alike, so that they compress to 30 kB
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // These keep their names: others load them by address.
      input: {
        index: here('index.html'),
        'sac-lab': here('src/sac-lab.ts'),
        lesson: here('src/lesson.ts'),
        'sac-lab-widget': here('src/sac-lab-widget.ts'),
      },
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name].js' },
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 300_000 } },
      {
        extends: true,
        // Two files at a time, each with a browser and a server of its own: most of the time they wait.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 300_000, // for a busy machine; what never comes is found all the same
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'course',
          include: ['tests/course/**/*.test.ts'],
          testTimeout: 1_200_000, // up to ten trainings, two at a time
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000, // npm fetches other people's programs
        },
      },
      {
        extends: true,
        // Files run side by side, one on each processor.
        test: {
          name: 'signatures',
          include: ['tests/signatures/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
