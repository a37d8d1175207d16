"use strict";
// The pages do their work without this: it takes files that are dropped beside a field, and checks as one types.
(() => {
  const start = document.querySelector(".w-start");
  const check = document.querySelector(".w-check");

  for (const type of ["dragover", "drop"]) {
    // A file dropped beside a field would else be opened in place of the page.
    document.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes("Files") && event.target.type !== "file") event.preventDefault();
    });
  }
  for (const form of [start, check]) {
    form?.addEventListener("submit", (event) => {
      const button = form.querySelector("[type=submit]");
      if (button.getAttribute("aria-disabled")) return event.preventDefault();
      button.setAttribute("aria-disabled", "true");
      form.querySelector(".w-wait").textContent = "Reading…";
    });
  }
  addEventListener("pageshow", () => {
    for (const form of [start, check]) {
      form?.querySelector("[type=submit]").removeAttribute("aria-disabled");
      if (form) form.querySelector(".w-wait").textContent = "";
    }
  });

  if (start) {
    const button = start.querySelector("[type=submit]");
    const alone = button.textContent;
    const boxes = [...start.querySelectorAll(".w-box")];
    const isFilled = (box) => box.querySelector("[type=file]").files.length || box.querySelector("textarea").value.trim();
    const name = () => {
      button.textContent = boxes.every(isFilled) ? button.dataset.both : alone;
      for (const box of boxes) {
        // A browser says only how many there are.
        const names = [...box.querySelector("[type=file]").files].map((file) => file.name);
        box.querySelector(".w-names").textContent = names.length > 1 ? names.join(", ") : "";
      }
    };
    for (const box of boxes) {
      const input = box.querySelector("[type=file]");
      box.addEventListener("dragover", () => box.classList.add("w-over"));
      for (const type of ["dragleave", "drop"]) box.addEventListener(type, () => box.classList.remove("w-over"));
      box.addEventListener("drop", (event) => {
        if (!event.dataTransfer.files.length) return;
        event.preventDefault();
        const all = new DataTransfer();
        for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
        input.files = all.files;
        name();
      });
      box.addEventListener("input", name);
      box.addEventListener("change", name);
    }
    addEventListener("pageshow", name);
  }

  if (check) {
    const text = check.querySelector("textarea");
    const marks = check.querySelector(".w-marks");
    const found = check.querySelector("#found");
    const wait = check.querySelector(".w-wait");
    let timer, asked;

    // Places are lines and columns of code points, from 1; a text area counts in UTF-16 from 0.
    const offset = (lines, line, column) => {
      let at = 0;
      for (let one = 0; one < line - 1 && one < lines.length; one += 1) at += lines[one].length + 1;
      return at + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
    };
    const places = () => {
      const lines = text.value.split("\n");
      return [...found.querySelectorAll("[data-place]")].map((element) => {
        const [line, column, endLine, endColumn] = element.dataset.place.split(":").map(Number);
        return { element, start: offset(lines, line, column), end: offset(lines, endLine, endColumn) };
      });
    };
    const draw = () => {
      marks.replaceChildren();
      let at = 0;
      for (const { element, start: from, end } of places().sort((one, other) => one.start - other.start)) {
        if (from < at || end <= from) continue;
        const mark = document.createElement("mark");
        mark.className = `w-${element.dataset.severity}-mark`;
        mark.textContent = text.value.slice(from, end);
        marks.append(text.value.slice(at, from), mark);
        at = end;
      }
      marks.append(`${text.value.slice(at)}\n`);
      marks.scrollTop = text.scrollTop;
    };
    const top = (at) => {
      let before = 0;
      for (const node of marks.childNodes) {
        const words = node.firstChild ?? node;
        if (at <= before + words.length) {
          const range = document.createRange();
          range.setStart(words, at - before);
          range.setEnd(words, at - before);
          return range.getBoundingClientRect().top - marks.getBoundingClientRect().top + marks.scrollTop;
        }
        before += words.length;
      }
      return 0;
    };
    const show = ({ start: from, end }) => {
      text.focus({ preventScroll: true });
      text.setSelectionRange(from, end);
      text.scrollTop = Math.max(0, top(from) - text.clientHeight / 3);
      text.scrollIntoView({ block: "nearest" });
    };
    const furnish = () => {
      draw();
      for (const { element } of places()) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "w-show";
        button.textContent = "Show in the text";
        button.addEventListener("click", () => show(places().find((one) => one.element === element)));
        element.append(button);
      }
    };
    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      wait.textContent = "Checking…";
      const form = new FormData();
      form.set("text", text.value);
      form.set("role", check.querySelector("[name=role]").value);
      form.set("part", "yes");
      try {
        const answer = await fetch("/check", { method: "POST", body: form, signal: asked.signal });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        found.replaceChildren(...page.body.childNodes);
        wait.textContent = found.querySelector("[data-summary]")?.dataset.summary ?? "";
        furnish();
      } catch (error) {
        if (error.name !== "AbortError") wait.textContent = "The server does not answer. Was it stopped?";
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 400);
    };
    text.addEventListener("input", () => { marks.replaceChildren(); later(); });
    text.addEventListener("scroll", () => { marks.scrollTop = text.scrollTop; });
    check.querySelector("[name=role]").addEventListener("change", later);
    furnish();
    // What was typed before this script ran, or is brought back by the browser.
    addEventListener("pageshow", () => { if (text.value.trim() && !found.querySelector("article")) later(); });
  }
})();
