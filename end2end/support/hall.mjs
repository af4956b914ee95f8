// A hall of one's own: the built binary on a temporary folder and a free port.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const ROOT = resolve(import.meta.dirname, "../..");
const BIN = process.env.LECTURE_HALL_BIN ?? join(ROOT, "target/debug/lecture-hall");
const SITE = process.env.LECTURE_HALL_SITE ?? join(ROOT, "target/site");

/** The recording that is uploaded: 70 seconds. */
export const FILM = join(ROOT, "server/src/demo/second.mp4");
/** What everybody here signs in with. */
export const PASSWORD = "tea-boats-on-a-calm-river-27";
/** The demonstration's password. */
export const DEMO_PASSWORD = "cloud-lecture-hall-2026";

/** A name that no other test took, also where a database is kept from run to run. */
export const unique = (name) => `${name}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** What the journeys run on: SQLite always; PostgreSQL where the environment names one. */
export const engines = [{ name: "SQLite" }];
if (process.env.LECTURE_HALL_TEST_DATABASE_URL) {
  engines.push({ name: "PostgreSQL", databaseUrl: process.env.LECTURE_HALL_TEST_DATABASE_URL });
}

async function freePort() {
  const server = createServer();
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// The hall's own variables must not reach past the flags given here.
const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("LECTURE_HALL_")));

function run(args, input = "") {
  return new Promise((done, failed) => {
    const child = spawn(BIN, args, { env: environment(), timeout: 60_000 });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.once("error", failed);
    // A command that reads nothing may have ended before its input is written; how it ended is what is told.
    child.stdin.on("error", () => {});
    child.once("close", (code) => (code === 0 ? done(said) : failed(new Error(`${args.join(" ")}: ${code}\n${said}`))));
    child.stdin.end(input);
  });
}

/** Has the server of that database do something. */
const tell = (database, command) =>
  promisify(execFile)("psql", [database, "--no-psqlrc", "--quiet", "--command", command], { timeout: 60_000 });

/** A new, empty database beside that one: its address, and how to drop it. Halls share work through theirs. */
async function freshDatabase(beside) {
  const name = unique("hall").replace("-", "_");
  await tell(beside, `CREATE DATABASE ${name}`);
  const address = new URL(beside);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => tell(beside, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/**
 * Opens a hall. With `demo` it is filled with the demonstration; else it has one organizer, `hall.organizer`. `flags` are more
 * words for `serve`.
 * Close it with `hall.close()`.
 */
export async function openHall({ databaseUrl, demo = false, flags = [] } = {}) {
  for (const [what, path] of [["binary", BIN], ["site", join(SITE, "manifest.json")]]) {
    if (!existsSync(path)) throw new Error(`The ${what} is not at ${path}; build it with: cargo xtask build`);
  }
  const database = databaseUrl && (await freshDatabase(databaseUrl));
  const data = await mkdtemp(join(tmpdir(), "hall-e2e-"));
  const store = ["--data", data, ...(database ? ["--database-url", database.url] : [])];
  const organizer = demo ? "organizer@demo.example" : `${unique("olga")}@example.org`;
  let child;
  let said = "";
  const kill = () => child?.kill("SIGKILL");
  const stop = async () => {
    process.off("exit", kill);
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((end) => child.once("exit", end));
      child.kill("SIGTERM");
      // A page that is still open keeps its connection; the hall need not wait for it here.
      await Promise.race([ended, wait(3_000, undefined, { ref: false })]);
      if (child.exitCode === null && child.signalCode === null) kill();
      await ended;
    }
  };
  const close = async () => {
    await stop();
    await rm(data, { recursive: true, force: true });
    await database?.drop();
  };
  try {
    if (!demo) await run(["admin", "create", "--email", organizer, ...store], `${PASSWORD}\n`);
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const serve = ["serve", ...store, "--listen", `127.0.0.1:${port}`, "--site", SITE, "--drain-seconds", "0", "--stop-seconds", "2", ...(demo ? ["--demo"] : []), ...flags];
    const start = async () => {
      child = spawn(BIN, serve, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
      process.once("exit", kill);
      child.stdout.on("data", (text) => (said += text));
      child.stderr.on("data", (text) => (said += text));
      let failed;
      child.once("error", (error) => (failed = error));
      const until = Date.now() + (demo ? 180_000 : 30_000);
      for (;;) {
        const healthy = await fetch(`${origin}/health`).then((answer) => answer.ok, () => false);
        if (healthy) break;
        if (failed || child.exitCode !== null || Date.now() > until) {
          throw new Error(`The hall did not open (${failed ?? child.exitCode ?? "too slow"}):\n${said}`);
        }
        await wait(100);
      }
    };
    await start();
    /** Stops it, and opens it again on the same folder and port once `meanwhile` is done. */
    const restart = async (meanwhile = async () => {}) => {
      await stop();
      await meanwhile();
      await start();
    };
    const recount = () => run(["recount", ...store]);
    return { origin, organizer, password: demo ? DEMO_PASSWORD : PASSWORD, recount, restart, close, said: () => said };
  } catch (error) {
    await close();
    throw error;
  }
}
