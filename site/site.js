// Search in the header. Everything else on the site works without script.
(() => {
  "use strict";
  const root = document.currentScript.dataset.root;
  const box = document.querySelector(".search");
  const input = document.getElementById("search");
  const panel = document.getElementById("results");
  const count = panel.querySelector(".count");
  const list = panel.querySelector("ol");
  const most = 12;
  let entries = null;
  let loading = null;
  let latest = 0;

  box.hidden = false;

  // The index is a script that sets a variable: a page opened from a folder may not fetch files.
  const load = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = root + "search-index.js";
    script.onload = () => { entries = window.searchIndex.map(read); done(); };
    script.onerror = failed;
    document.head.append(script);
  });

  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // Folding must keep every character in its place, so that what is found in folded text can be marked in the text itself.
  const foldInPlace = text => Array.from(text, c => { const f = fold(c); return f.length === c.length ? f : c; }).join("");

  const read = ([href, title, section, id, summary, parts]) => {
    const entry = { href, title, section, id, summary, head: foldInPlace(title + " " + id), about: foldInPlace(summary), parts: [] };
    for (let i = 0; i < parts.length; i += 3)
      entry.parts.push({ heading: parts[i], anchor: parts[i + 1], text: parts[i + 2], head: foldInPlace(parts[i]), folded: foldInPlace(parts[i + 2]) });
    return entry;
  };

  // A word counts where words begin with it, and less where it stands within one.
  const hits = (text, word) => {
    let score = 0;
    for (let at = text.indexOf(word); at >= 0 && score < 6; at = text.indexOf(word, at + word.length))
      score += at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]) ? 2 : .5;
    return score;
  };

  const rank = (entry, words) => {
    let score = 0, best = null, bestScore = 0;
    for (const part of entry.parts) {
      let partScore = 0, all = true;
      for (const word of words) {
        const found = 4 * hits(part.head, word) + hits(part.folded, word);
        if (found === 0) all = false;
        partScore += found;
      }
      if (all) partScore *= 3;
      if (partScore > bestScore) { bestScore = partScore; best = part; }
    }
    for (const word of words) {
      let found = 12 * hits(entry.head, word) + 3 * hits(entry.about, word);
      for (const part of entry.parts) found += .2 * (4 * hits(part.head, word) + hits(part.folded, word));
      if (found === 0) return null;
      score += found;
    }
    return { entry, part: best, score: score + bestScore };
  };

  const marked = (text, words) => {
    const folded = foldInPlace(text), spans = [];
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) spans.push([at, at + word.length]);
    spans.sort((a, b) => a[0] - b[0]);
    const nodes = [];
    let done = 0;
    for (const [from, to] of spans) {
      if (from < done) continue;
      const m = document.createElement("mark");
      m.textContent = text.slice(from, to);
      nodes.push(text.slice(done, from), m);
      done = to;
    }
    nodes.push(text.slice(done));
    return nodes;
  };

  const excerpt = (part, words, summary) => {
    if (!part) return summary;
    const at = Math.min(...words.map(w => part.folded.indexOf(w)).filter(i => i >= 0));
    if (!Number.isFinite(at)) return part.text.slice(0, 140) || summary;
    const from = at < 60 ? 0 : part.text.indexOf(" ", at - 60) + 1;
    return (from > 0 ? "… " : "") + part.text.slice(from, from + 160) + (from + 160 < part.text.length ? " …" : "");
  };

  const item = ({ entry, part }, words) => {
    const li = document.createElement("li"), a = document.createElement("a"), title = document.createElement("b"), where = document.createElement("i"), text = document.createElement("span");
    a.href = root + entry.href + (part && part.anchor ? "#" + encodeURIComponent(part.anchor) : "");
    title.append(...marked(entry.title, words));
    where.textContent = " " + [entry.section, part && part.heading].filter(Boolean).join(" › ");
    text.append(...marked(excerpt(part, words, entry.summary), words));
    a.append(title, where, text);
    li.append(a);
    return li;
  };

  const show = async () => {
    const turn = ++latest;
    const words = foldInPlace(input.value).split(/\s+/).filter(w => w.length > 1 || /\p{N}/u.test(w));
    if (words.length === 0) { close(); return; }
    try { await load(); }
    catch { count.textContent = "The search index is missing beside these pages."; list.replaceChildren(); panel.hidden = false; return; }
    // What was typed since has its own turn; a reader who has gone on to the results keeps them.
    if (turn !== latest || list.contains(document.activeElement)) return;
    const found = entries.map(e => rank(e, words)).filter(Boolean).sort((a, b) => b.score - a.score);
    count.textContent = found.length === 0 ? "Nothing found. Try fewer or shorter words."
      : found.length === 1 ? "1 document" : `${found.length} documents` + (found.length > most ? `, the best ${most} shown` : "");
    list.replaceChildren(...found.slice(0, most).map(f => item(f, words)));
    panel.hidden = false;
  };

  const close = () => { latest++; panel.hidden = true; list.replaceChildren(); };

  input.addEventListener("focus", () => { load().catch(() => {}); if (input.value && panel.hidden) show(); });
  input.addEventListener("input", show);
  box.querySelector("form").addEventListener("submit", async event => {
    event.preventDefault();
    await show();
    list.querySelector("a")?.click();
  });

  box.addEventListener("keydown", event => {
    const links = [input, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { input.focus(); close(); }
    else if (event.key === "ArrowDown" && at < links.length - 1) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else return;
    event.preventDefault();
  });

  // Away from the search, its results are in the way; a result that was chosen is reached.
  box.addEventListener("focusout", event => { if (!box.contains(event.relatedTarget)) setTimeout(() => { if (!box.contains(document.activeElement)) close(); }, 150); });
  list.addEventListener("click", () => setTimeout(close, 0));

  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    input.focus();
  });

  // One open menu at most, and Escape closes it.
  const menu = document.querySelector(".menu");
  menu.addEventListener("keydown", event => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });

  // Printing shows everything: what a reader folded away is not lost on paper. (Data tables of charts stay with the screen.)
  window.addEventListener("beforeprint", () => { for (const d of document.querySelectorAll(".prose details:not(.chart details)")) d.open = true; });
})();
