// Draws the pictures that browsers, phones and messengers show of the hall, as files of `public/`: icons of `icon.svg`, and
// the picture of a link to a page that has none of its own. `node end2end/tools/draw-pictures.mjs`, which needs Chromium and,
// for the names of the hall, the fonts of Noto. Nothing else is taken; all of it is drawn here.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";

const ROOT = resolve(import.meta.dirname, "../..");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** The most bytes of the picture of a link: some messengers show none that is larger, and lines are slow. */
const SHARE_MOST = 60_000;

const icon = await readFile(join(ROOT, "public/icon.svg"), "utf8");
const ground = icon.match(/<rect[^>]* fill="([^"]+)"/)[1];
const thread = icon.match(/<g[^>]*>.*<\/g>/)[0];
const saffron = thread.match(/stroke="([^"]+)"/)[1];

/** The icon without its round corners, its threads so far from the edge that no mask of a phone cuts them. */
const square = (part) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${ground}"/><g transform="translate(16 16) scale(${part}) translate(-16 -16)">${thread}</g></svg>`;

const nameIn = async (l) => (await readFile(join(ROOT, `app/locales/${l}/common.ftl`), "utf8")).match(/^hall-name = (.*)$/m)[1];

async function share() {
  const line = (y, size, family, text, more = "") =>
    `<text x="96" y="${y}" font-family="${family}" font-size="${size}" ${more}>${text}</text>`;
  const names = [
    line(250, 84, "Noto Serif, DejaVu Serif, serif", await nameIn("en"), 'font-weight="600" fill="#f6f1e6"'),
    line(340, 44, "Noto Sans CJK SC, sans-serif", await nameIn("zh"), 'fill="#b9c9cb"'),
    line(408, 40, "Noto Sans Thai, sans-serif", await nameIn("th"), 'fill="#b9c9cb"'),
    line(474, 40, "Noto Sans Arabic, sans-serif", await nameIn("ar"), 'fill="#b9c9cb" direction="rtl" text-anchor="end"'),
  ];
  const silk = (y, opacity) =>
    `<path d="M0 ${y}C150 ${y - 70} 280 ${y - 70} 420 ${y}S690 ${y + 70} 830 ${y}S1060 ${y - 60} 1200 ${y - 10}" opacity="${opacity}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${ground}"/><svg x="88" y="64" width="88" height="88" viewBox="3 6 26 20">${thread}</svg>${names.join("")}<g fill="none" stroke="${saffron}" stroke-width="5" stroke-linecap="round">${silk(572, 1)}${silk(540, 0.5)}</g></svg>`;
}

/** An SVG as Chromium draws it in that size: its pixels, four bytes each. */
async function drawn(svg, width, height = width) {
  const folder = await mkdtemp(join(tmpdir(), "draw-"));
  try {
    const page = join(folder, "page.html");
    const source = JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
    await writeFile(page, `<!doctype html><body><script>
      const image = new Image(${width}, ${height});
      image.onload = () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: ${width}, height: ${height} });
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0, ${width}, ${height});
        const { data } = pen.getImageData(0, 0, ${width}, ${height});
        let text = "";
        for (let at = 0; at < data.length; at += 30_000) text += btoa(String.fromCharCode(...data.subarray(at, at + 30_000)));
        document.body.textContent = "[" + text + "]";
      };
      image.src = ${source};
    </script>`);
    const args = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${folder}`, "--virtual-time-budget=5000", "--dump-dom", `file://${page}`];
    const { stdout } = await promisify(execFile)(CHROMIUM, args, { maxBuffer: 32_000_000, timeout: 60_000 });
    return { width, height, pixels: Buffer.from(stdout.match(/<body>\[([A-Za-z0-9+/=]+)\]/)[1], "base64") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const crc32 = (bytes) => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ CRC[(sum ^ byte) & 255], ~0) >>> 0;

const chunk = (kind, content) => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG (ISO/IEC 15948) of a palette, as pictures of few colours are smallest; colours next to each other become one. */
function png({ width, height, pixels }) {
  for (const step of [1, 2, 4, 8, 12, 16, 24]) {
    const near = (value) => Math.min(255, Math.round(value / step) * step);
    const palette = new Map();
    const rows = Buffer.alloc((width + 1) * height);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const colour = pixels.readUInt32BE(at);
        const [r, g, b, a] = [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255, colour & 255].map(near);
        const key = (((r << 24) | (g << 16) | (b << 8) | a) >>> 0);
        if (!palette.has(key)) palette.set(key, palette.size);
        rows[y * (width + 1) + x + 1] = palette.get(key);
      }
    }
    if (palette.size > 256) continue;
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 3, 0, 0, 0], 8);
    const colours = [...palette.keys()];
    const rgb = Buffer.from(colours.flatMap((key) => [key >>> 24, (key >>> 16) & 255, (key >>> 8) & 255]));
    const alpha = Buffer.from(colours.map((key) => key & 255));
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("PLTE", rgb),
      ...(alpha.every((value) => value === 255) ? [] : [chunk("tRNS", alpha)]),
      chunk("IDAT", deflateSync(rows, { level: 9 })),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }
  throw new Error("The picture has too many colours.");
}

/** Pictures of several sizes in one file, each a PNG, as browsers have read them since Windows Vista's time. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, png }, n) => {
    const entry = 6 + 16 * n;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

async function put(name, content) {
  await writeFile(join(ROOT, "public", name), content);
  console.log(`${name}: ${content.length} bytes`);
}

const sizes = [];
for (const size of [16, 32, 48]) sizes.push({ size, png: png(await drawn(icon, size)) });
await put("favicon.ico", ico(sizes));
await put("touch.png", png(await drawn(square(0.8), 180)));
await put("square.png", png(await drawn(square(0.68), 512)));
const picture = png(await drawn(await share(), 1200, 630));
if (picture.length > SHARE_MOST) throw new Error(`share.png has ${picture.length} bytes, and ${SHARE_MOST} at most`);
await put("share.png", picture);
