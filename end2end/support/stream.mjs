// A live stream by HLS (RFC 8216) that never ends: one fragment of 1.92 s, over and over, each time later than before.
//
// The files are an orange square that crosses a dark field, with a tone, and the tone by itself; ffmpeg made them:
//   -f lavfi -i color=c=0x0a2f38:size=160x90:rate=12.5,format=yuv420p -f lavfi -i sine=frequency=220:sample_rate=16000
//   -t 1.92 -filter_complex "[0:v]drawbox=x='mod(t*80\,150)':y=40:w=10:h=10:color=orange:t=fill[v];[1:a]atrim=end_sample=29696[a]"
//   -map [v] -map [a] -c:v libx264 -profile:v baseline -crf 36 -g 24 -c:a aac -ac 1 -b:a 12k
//   -movflags +frag_keyframe+empty_moov+default_base_moof stream-film.mp4
//   -i stream-film.mp4 -map 0:a -c copy -movflags +frag_keyframe+empty_moov+default_base_moof stream-sound.mp4

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const SECONDS = 1.92;
/** So many segments a list names. */
const LISTED = 6;

const MAIN = `#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=40000,RESOLUTION=160x90,CODECS="avc1.42c00c,mp4a.40.2"
film.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=16000,CODECS="mp4a.40.2"
sound.m3u8
`;

/** The boxes of that kind within a part of a file (ISO/IEC 14496-12, 4.2). */
function boxes(file, kind, from = 0, to = file.length) {
  const found = [];
  for (let at = from; at < to; at += file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === kind) found.push({ at, end: at + file.readUInt32BE(at) });
  }
  return found;
}

/** What lies within a box, by kinds from the outside in. */
const within = (file, box, ...kinds) =>
  kinds.reduce((outer, kind) => outer.flatMap(({ at, end }) => boxes(file, kind, at + 8, end)), [box]);

/** A file as its head, which every player needs first, and its fragment at any later time. */
async function film(name) {
  const file = await readFile(join(import.meta.dirname, `stream-${name}.mp4`));
  const [[moov], [moof], [mdat]] = ["moov", "moof", "mdat"].map((kind) => boxes(file, kind));
  const scales = new Map(
    within(file, moov, "trak").map((trak) => {
      const [[header], [media]] = [within(file, trak, "tkhd"), within(file, trak, "mdia", "mdhd")];
      return [file.readUInt32BE(header.at + 20), file.readUInt32BE(media.at + 20)];
    }),
  );
  const fragment = (n) => {
    const late = Buffer.from(file.subarray(moof.at, mdat.end));
    const [whole] = boxes(late, "moof");
    for (const traf of within(late, whole, "traf")) {
      const [[header], [time]] = [within(late, traf, "tfhd"), within(late, traf, "tfdt")];
      const ticks = Math.round(n * SECONDS * scales.get(late.readUInt32BE(header.at + 12)));
      if (late[time.at + 8] === 1) late.writeBigUInt64BE(BigInt(ticks), time.at + 12);
      else late.writeUInt32BE(ticks, time.at + 12);
    }
    return late;
  };
  return { head: file.subarray(0, moov.end), fragment };
}

const numbers = (first, length) => Array.from({ length }, (_, n) => first + n);

const list = (name, first, seconds) =>
  [
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    `#EXT-X-TARGETDURATION:${Math.round(seconds)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-MAP:URI="${name}.mp4"`,
    ...numbers(first, LISTED).map((n) => `#EXTINF:${seconds},\n${name}-${n}.m4s`),
    "",
  ].join("\n");

/**
 * Opens the stream on loopback. `stream.at(fragments)` is its address, in segments of so many fragments each;
 * `stream.lost = true` cuts it off until that is set back; `stream.asked` holds the files that were asked for.
 */
export async function openStream() {
  const films = { film: await film("film"), sound: await film("sound") };
  const opened = performance.now();
  const asked = [];
  const stream = { asked, lost: false };
  const answer = (path) => {
    const [, fragments, name, n, kind] = path.match(/^\/(\d)\/(main|film|sound)(?:-(\d+))?\.(m3u8|mp4|m4s)$/) ?? [];
    if (!kind) return null;
    asked.push(path.slice(3));
    const text = { "content-type": "application/vnd.apple.mpegurl" };
    const part = { "content-type": "video/mp4" };
    if (stream.lost) return null;
    if (name === "main") return [text, MAIN];
    if (kind === "mp4") return [part, films[name].head];
    const [each, seconds] = [Number(fragments), fragments * SECONDS];
    if (kind === "m3u8") return [text, list(name, Math.floor((performance.now() - opened) / 1000 / seconds), seconds)];
    return [part, Buffer.concat(numbers(n * each, each).map(films[name].fragment))];
  };
  const server = createServer((request, response) => {
    const [headers, body] = answer(request.url.split("?")[0]) ?? [];
    response.writeHead(body ? 200 : 503, { "access-control-allow-origin": "*", "cache-control": "no-store", ...headers });
    response.end(body);
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  stream.at = (fragments) => `http://127.0.0.1:${server.address().port}/${fragments}/main.m3u8`;
  stream.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return stream;
}
