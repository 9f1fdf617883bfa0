"use strict";
(() => {
  const bar = document.querySelector("details.filter");
  const form = bar.querySelector("form");
  const cards = [...document.querySelectorAll("article.finding")];
  const none = document.querySelector("p.none");
  const told = bar.querySelector("output");
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
  // What is chosen stands in the address, by what is shown and not by its number, so that it fits the next report, too.
  const keep = () => {
    apply();
    const chosen = new URLSearchParams();
    for (const field of form.elements) {
      if (field.name && field.value) chosen.set(field.name, field.options ? field.selectedOptions[0].text : field.value);
    }
    const kept = chosen.toString();
    if (kept || location.hash.startsWith("#?")) history.replaceState(null, "", kept ? "#?" + kept : "#");
  };
  const recall = () => {
    if (!location.hash.startsWith("#?")) return;
    const chosen = new URLSearchParams(location.hash.slice(2));
    for (const field of form.elements) {
      if (!field.name) continue;
      const wanted = chosen.get(field.name) || "";
      const option = field.options && [...field.options].find((option) => wanted && option.text === wanted);
      field.value = field.options ? (option ? option.value : "") : wanted;
    }
    apply();
  };
  bar.hidden = false;
  bar.open = matchMedia("(min-width: 50rem)").matches;
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));

  const only = (node) => {
    form.reset();
    form.elements[node.dataset.kind].value = node.dataset.number;
    setTimeout(() => {
      form.elements[node.dataset.kind].value = node.dataset.number;
      keep();
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
      bar.open = true;
      form.elements.words.focus();
    }
  });

  const unfold = () => {
    const wanted = location.hash.length > 1 && !location.hash.startsWith("#?") && document.getElementById(location.hash.slice(1));
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
  addEventListener("hashchange", () => {
    recall();
    unfold();
  });
  apply();
  recall();
  unfold();
})();
