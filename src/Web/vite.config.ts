import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const service = 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1300,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/elsa', '/openapi', '/reference', '/health'].map((path) => [path, service]),
    ),
  },
});
