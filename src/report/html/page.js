"use strict";
(() => {
  const form = document.querySelector("form.filter");
  const cards = [...document.querySelectorAll("article.finding")];
  const none = document.querySelector("p.none");
  const told = form.querySelector("output");
  const texts = new Map();
  const text = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };
  const fits = (card, wanted) =>
    ["verdict", "rule", "strength", "actor", "event"].every((name) => !wanted[name] || card.dataset[name] === wanted[name]) &&
    (!wanted.source || card.dataset.source.split(" ").includes(wanted.source)) &&
    wanted.words.toLowerCase().split(/\s+/).every((word) => text(card).includes(word));
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card, wanted);
      shown += card.hidden ? 0 : 1;
    }
    none.hidden = shown > 0 || cards.length === 0;
    told.textContent = shown + " of " + cards.length + " findings";
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  const only = (node) => {
    form.reset();
    form.elements[node.dataset.kind].value = node.dataset.number;
    setTimeout(() => {
      form.elements[node.dataset.kind].value = node.dataset.number;
      apply();
      document.getElementById("findings").scrollIntoView();
    });
  };
  for (const node of document.querySelectorAll("text.node")) {
    node.addEventListener("click", () => only(node));
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        only(node);
      }
    });
  }

  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    const at = open.findIndex((card) => card.contains(document.activeElement));
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") {
      event.preventDefault();
      form.elements.words.focus();
    }
  });

  const unfold = () => {
    const wanted = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const folded = wanted && wanted.closest("details");
    if (folded) {
      folded.open = true;
      wanted.scrollIntoView();
    }
    if (wanted && wanted.classList.contains("finding") && wanted.hidden) {
      form.reset();
      setTimeout(() => wanted.scrollIntoView());
    }
  };
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("article.finding details")) folded.open = true;
  });
  apply();
  unfold();
})();
