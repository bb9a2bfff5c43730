// The form that loses nothing: it saves itself in the browser, sends itself without leaving the page, and says what happened.
"use strict";

(() => {
  const main = document.getElementById("sisu");
  const GUARD = ["client_key", "seconds", "proof", "honeypot", "kept"];

  const store = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)) ?? null; } catch { return null; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept then */ } },
  };

  function start(form, { isAnswer }) {
    const draft = form.dataset.contribution;
    const status = form.querySelector("[data-status]");
    const opened = Date.now();
    const saved = store.read(draft);
    let key = saved?.key ?? newKey();
    let earlier = saved?.seconds ?? 0;
    let proof = null;

    const say = (word, more = "") => {
      status.textContent = word ? `${status.dataset[word]} ${more}`.trim() : "";
      status.classList.toggle("off", ["failed", "tooBig", "tooMany"].includes(word));
    };
    const seconds = () => earlier + Math.round((Date.now() - opened) / 1000);

    function save() {
      const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !GUARD.includes(name));
      if (store.write(draft, { key, seconds: seconds(), values })) say("saved");
      clear.hidden = false;
      preview();
    }

    function restore(values) {
      for (const field of form.elements) {
        if (!field.name || GUARD.includes(field.name) || field.type === "file") continue;
        const mine = values.filter(([name]) => name === field.name).map(([, value]) => value);
        if (["checkbox", "radio"].includes(field.type)) field.checked = mine.includes(field.value);
        else if (mine.length) field.value = mine[0];
        if (field.value !== field.defaultValue && mine[0]) unfold(field);
      }
    }

    // What was filled in must not lie hidden.
    function unfold(field) {
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }

    // Rows lie one behind the other: the values behind the one that is taken out move up, the last one closes.
    function takeOut(row) {
      const all = [...row.closest("[data-rows]").querySelectorAll("[data-row]")];
      const cells = (one) => [...one.querySelectorAll("input, select, textarea")];
      all.slice(all.indexOf(row)).forEach((one, place, rest) => {
        const behind = rest[place + 1] ? cells(rest[place + 1]) : [];
        cells(one).forEach((cell, number) => { cell.value = behind[number]?.value ?? ""; });
      });
      const last = all.filter((one, place) => place && one.closest(".next-row").open && one.checkVisibility()).pop();
      if (last) last.closest(".next-row").open = false;
      (cells(row).find((cell) => cell.checkVisibility()) ?? all[0].querySelector("input, select")).focus();
      save();
    }

    function preview() {
      for (const place of main.querySelectorAll("[data-show]")) {
        place.textContent = form.elements[place.dataset.show]?.value.trim() || place.dataset.empty || "";
      }
    }

    // Said before megabytes travel for nothing; the server looks again.
    function filesFit() {
      const files = [...(form.elements.files?.files ?? [])];
      const big = files.find((file) => file.size > Number(form.dataset.maxBytes || Infinity));
      if (big) say("tooBig", big.name);
      else if (files.length > Number(form.dataset.maxFiles || Infinity)) say("tooMany");
      else return true;
      form.elements.files.focus();
      return false;
    }

    async function send(event) {
      event.preventDefault();
      const button = form.querySelector("[type=submit]");
      if (button.getAttribute("aria-disabled") === "true" || !filesFit()) return;
      button.setAttribute("aria-disabled", "true");
      save();
      try {
        if (form.dataset.proof) { say("working"); form.elements.proof.value = await (proof ??= solve(key, Number(form.dataset.proof))); }
        if (form.elements.client_key) { form.elements.client_key.value = key; form.elements.seconds.value = seconds(); }
        say("sending");
        const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "omit" });
        if (answer.redirected && answer.ok) { store.drop(draft); location.assign(answer.url); return; }
        if (answer.status >= 500 || !show(await answer.text())) say("failed");
      } catch {
        say("failed");
      }
      button.removeAttribute("aria-disabled");
    }

    const clear = form.querySelector("[data-clear]");
    clear.addEventListener("click", () => { store.drop(draft); location.assign(form.action); });
    if (saved && !isAnswer) { restore(saved.values); say("restored"); }
    clear.hidden = !saved;
    const shown = main.querySelector("[data-preview]");
    if (shown) shown.hidden = false;
    preview();
    form.addEventListener("input", save);
    form.addEventListener("submit", send);
    for (const button of form.querySelectorAll("[data-take-out]")) {
      button.hidden = false;
      button.addEventListener("click", () => takeOut(button.closest("[data-row]")));
    }
    // Back to a page the browser kept as it was, after its contribution was sent: the next one is another.
    addEventListener("pageshow", (event) => { if (event.persisted && !store.read(draft)) { key = newKey(); earlier = 0; proof = null; } });
  }

  // The server's answer that is no receipt: the form with words beside its fields. Takes the place of what is on screen.
  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const answer = page.getElementById("sisu");
    if (!answer) return false;
    main.replaceChildren(...answer.childNodes);
    document.title = page.title;
    const form = main.querySelector("form[data-contribution]");
    if (form) start(form, { isAnswer: true });
    (main.querySelector("[role=alert]") ?? main).focus();
    return true;
  }

  function newKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    // Only pages with https have randomUUID; a trial over http gets the same shape by hand.
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, "$1-$2-4$3-8$4-$5");
  }

  // Proof of work (visitors/proof.py has the other half): a number that makes the hash begin with `bits` zeros.
  async function solve(key, bits) {
    const start = `${key}:${Math.floor(Date.now() / 1000)}:`;
    const text = new TextEncoder();
    for (let number = 0; ; number++) {
      const hash = new DataView(await crypto.subtle.digest("SHA-256", text.encode(start + number)));
      if (hash.getUint32(0) >>> (32 - bits) === 0) return start + number;
    }
  }

  const form = document.querySelector("form[data-contribution]");
  if (form) start(form, { isAnswer: Boolean(form.querySelector("[role=alert]")) || "prefilled" in form.dataset });
})();
