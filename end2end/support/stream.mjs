// Live streams by HLS (RFC 8216) that never end: one fragment of 1.92 s, over and over, each time later than before.
//
// The files are an orange square that crosses a dark field, with a tone; the tone and the picture by themselves; and a higher
// tone. ffmpeg made them:
//   -f lavfi -i color=c=0x0a2f38:size=160x90:rate=12.5,format=yuv420p -f lavfi -i sine=frequency=220:sample_rate=16000
//   -t 1.92 -filter_complex "[0:v]drawbox=x='mod(t*80\,150)':y=40:w=10:h=10:color=orange:t=fill[v];[1:a]atrim=end_sample=29696[a]"
//   -map [v] -map [a] -c:v libx264 -profile:v baseline -crf 36 -g 24 -c:a aac -ac 1 -b:a 12k
//   -movflags +frag_keyframe+empty_moov+default_base_moof stream-film.mp4
//   -i stream-film.mp4 -map 0:a -c copy -movflags +frag_keyframe+empty_moov+default_base_moof stream-sound.mp4
//   -i stream-film.mp4 -map 0:v -c copy -movflags +frag_keyframe+empty_moov+default_base_moof stream-picture.mp4
//   -f lavfi -i sine=frequency=660:sample_rate=16000 -t 1.92 -af atrim=end_sample=29696 -c:a aac -ac 1 -b:a 12k
//   -movflags +frag_keyframe+empty_moov+default_base_moof stream-higher.mp4

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const SECONDS = 1.92;
/** What is streamed, and the file it is made of. */
const FILES = { film: "film", sound: "sound", large: "film", picture: "picture", fr: "sound", en: "sound", ar: "higher" };
const PATH = new RegExp(`^/(\\d)/(main|sizes|sounds|${Object.keys(FILES).join("|")})(?:-(\\d+))?\\.(m3u8|mp4|m4s)$`);

const variant = (file, bandwidth, more = "") =>
  `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},RESOLUTION=160x90,CODECS="avc1.42c00c,mp4a.40.2"${more}\n${file}.m3u8\n`;
const spoken = (language, name, usual = "NO") =>
  `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="spoken",NAME="${name}",LANGUAGE="${language}",DEFAULT=${usual},AUTOSELECT=YES,URI="${language}.m3u8"\n`;
/** What a list of lists offers: a film and its sound alone; two films of different bandwidth; a picture and three languages. */
const OFFERS = {
  main: `${variant("film", 40_000)}#EXT-X-STREAM-INF:BANDWIDTH=16000,CODECS="mp4a.40.2"\nsound.m3u8\n`,
  sizes: `${variant("large", 90_000)}${variant("film", 40_000)}`,
  sounds: `${spoken("fr", "Français", "YES")}${spoken("en", "English")}${spoken("ar", "العربية")}${variant("picture", 40_000, ',AUDIO="spoken"')}`,
};

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

const list = (name, first, listed, seconds) =>
  [
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    `#EXT-X-TARGETDURATION:${Math.round(seconds)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-MAP:URI="${name}.mp4"`,
    ...numbers(first, listed).map((n) => `#EXTINF:${seconds},\n${name}-${n}.m4s`),
    "",
  ].join("\n");

/**
 * Opens the stream on loopback. `stream.at(fragments, offer)` is its address, in segments of so many fragments each;
 * `stream.asked` holds the files that were asked for, and `stream.segments(from)` of which streams the segments were since.
 * What a test changes while it plays: `lost` cuts all of it off, `gone` names one of `FILES` that is there no more, `held` keeps
 * segments from coming until it is set back, `late` is by how many seconds its clock was put forward, `listed` how many
 * segments a list names.
 */
export async function openStream() {
  const films = Object.fromEntries(await Promise.all(Object.entries(FILES).map(async ([name, file]) => [name, await film(file)])));
  const opened = performance.now();
  const asked = [];
  const stream = { asked, lost: false, gone: "", held: false, late: 0, listed: 6 };
  stream.segments = (from = 0) => [...new Set(asked.slice(from).flatMap((file) => file.match(/^(\w+)-\d+\.m4s$/)?.[1] ?? []))];
  const answer = async (path) => {
    const [, fragments, name, n, kind] = path.match(PATH) ?? [];
    if (!kind) return [404];
    asked.push(path.slice(3));
    const text = { "content-type": "application/vnd.apple.mpegurl" };
    const part = { "content-type": "video/mp4" };
    if (stream.lost) return [503];
    if (name === stream.gone) return [404];
    if (name in OFFERS) return [200, text, `#EXTM3U\n${OFFERS[name]}`];
    if (kind === "mp4") return [200, part, films[name].head];
    const [each, seconds] = [Number(fragments), fragments * SECONDS];
    const first = Math.floor(((performance.now() - opened) / 1000 + stream.late) / seconds);
    if (kind === "m3u8") return [200, text, list(name, first, stream.listed, seconds)];
    while (stream.held) await wait(50);
    return [200, part, Buffer.concat(numbers(n * each, each).map(films[name].fragment))];
  };
  const server = createServer(async (request, response) => {
    const [status, headers, body] = await answer(request.url.split("?")[0]);
    response.writeHead(status, { "access-control-allow-origin": "*", "cache-control": "no-store", ...headers });
    response.end(body);
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  stream.at = (fragments, offer = "main") => `http://127.0.0.1:${server.address().port}/${fragments}/${offer}.m3u8`;
  stream.close = () => {
    stream.held = false;
    server.close();
    server.closeAllConnections();
  };
  return stream;
}
