// Refuses a build whose first view loads more JavaScript than a slow office network should carry.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const budget = 400 * 1024;

const page = readFileSync('dist/index.html', 'utf8');
const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
const size = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(`dist/${file}`)).length, 0);
const said = `${files.length} files, ${Math.round(size / 1024)} KB of JavaScript at first (brotli), of ${budget / 1024} KB allowed`;
if (files.length === 0 || size > budget) {
  console.error(`The page's budget is broken: ${said}.`);
  process.exit(1);
}
console.log(`Page: ${said}.`);
