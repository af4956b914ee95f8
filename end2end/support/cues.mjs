// What the browser itself reads in a file of captions.

/** The cues that Chromium reads in a text's bytes, in its order: times in milliseconds, settings only where they are not as usual. */
export const cuesOf = (page, bytes) =>
  page.evaluate(async (base64) => {
    const usual = { vertical: "", line: "auto", snapToLines: true, position: "auto", size: 100, align: "center" };
    const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: "text/vtt" });
    const video = document.body.appendChild(document.createElement("video"));
    const track = video.appendChild(document.createElement("track"));
    const read = new Promise((done) => (track.onload = track.onerror = done));
    track.src = URL.createObjectURL(blob);
    track.track.mode = "hidden";
    await read;
    const cues = [...(track.track.cues ?? [])].map((cue) => {
      const shown = { id: cue.id, start: Math.round(cue.startTime * 1000), end: Math.round(cue.endTime * 1000), text: cue.getCueAsHTML().textContent };
      for (const [name, value] of Object.entries(usual)) if (cue[name] !== value) shown[name] = cue[name];
      return shown;
    });
    URL.revokeObjectURL(track.src);
    video.remove();
    return cues;
  }, Buffer.from(bytes).toString("base64"));

/**
 * As the hall means them: each line trimmed and no line empty, a cue that says nothing or is never shown left out. A text is
 * compared without its white space where a second voice speaks in it, which begins a line in the hall.
 */
export const asMeant = (cues) =>
  cues
    .map((cue) => {
      const plain = cue.text.replace(/[\t\v\f]/g, " ").replace(/[\0-\t\v-\x1f\x7f-\x9f]/g, "");
      return { ...cue, text: plain.split("\n").map((line) => line.trim()).filter(Boolean).join("\n") };
    })
    .filter((cue) => cue.text && cue.end > cue.start);
