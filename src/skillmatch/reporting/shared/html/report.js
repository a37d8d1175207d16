"use strict";
(() => {
  const all = (from, what) => [...from.querySelectorAll(what)];
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  // An opened figure brings the first of its evidence into view, where the text is beside it.
  for (const figure of all(document, "details.k")) {
    figure.addEventListener("toggle", () => {
      const cls = [...figure.classList].find((one) => /^k\d+$/.test(one));
      const side = figure.closest(".report").querySelector(".side");
      const first = figure.open && cls && side && side.querySelector(".doc ." + cls);
      if (first && getComputedStyle(side).overflowY === "auto") {
        const at = first.getBoundingClientRect().top - side.getBoundingClientRect().top + side.scrollTop;
        side.scrollTo({ top: at - side.clientHeight / 3, behavior: calm() });
      }
    });
  }

  // Under the pointer or the focus, all places of what a mark names.
  const lit = (event) => {
    const mark = event.target.closest && event.target.closest(".doc a");
    for (const one of all(document, ".doc a.on")) one.classList.remove("on");
    if (!mark) return;
    const text = mark.closest(".report");
    const target = mark.getAttribute("href");
    for (const one of all(text, ".doc a")) if (one.getAttribute("href") === target) one.classList.add("on");
  };
  document.addEventListener("pointerover", lit);
  document.addEventListener("focusin", lit);

  // Escape closes what is open, and leads back to it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.k[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Paper has no way to open anything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(document, "details:not([open]):not(.pages)").map((one) => [one, one.getAttribute("name")]);
    for (const [one] of closed) { one.removeAttribute("name"); one.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const [one, name] of closed) { one.open = false; if (name) one.setAttribute("name", name); }
    closed = [];
  });
})();
