// The same renditions by sharp: node photos.mjs FOLDER JOBS, settings as JSON on standard input. Prints seconds and bytes as JSON.
// As kind to sharp as can be: each width is resized once, from a JPEG decoded no larger than needed, and then encoded three times.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const [folder, jobs] = process.argv.slice(2);
const { widths, encoders } = JSON.parse(readFileSync(0, 'utf8'));
sharp.cache(false);
sharp.concurrency(1);

async function make(file) {
  let bytes = 0;
  for (const width of widths) {
    const { data, info } = await sharp(file)
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    for (const [format, options] of Object.entries(encoders)) {
      bytes += (await sharp(data, { raw }).toFormat(format, options).toBuffer()).length;
    }
  }
  return bytes;
}

const files = readdirSync(folder).map((name) => join(folder, name));
let total = 0;
const start = performance.now();
await Promise.all(
  Array.from({ length: Number(jobs) }, async () => {
    while (files.length) {
      const bytes = await make(files.pop());
      total += bytes;
    }
  }),
);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, bytes: total, sharp: sharp.versions.sharp }));
