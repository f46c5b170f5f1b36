/* Every page: colours, the offer of a language, the country's line in the bar, the quick exit, the
   age of the copy. Without this file everything can still be read and reached. */
(function () {
  "use strict";
  var root = document.documentElement;

  /* What the reader chose is kept on the phone only; some phones refuse even that. */
  var leaving = false;
  function keeper(name) {
    return {
      get: function (key) {
        try { return window[name].getItem("mitaan." + key); } catch (e) { return null; }
      },
      set: function (key, value) {
        if (leaving) return;
        try {
          if (value === null) window[name].removeItem("mitaan." + key);
          else window[name].setItem("mitaan." + key, value);
        } catch (e) { /* it is forgotten with the page */ }
      }
    };
  }
  var store = keeper("localStorage");
  /* Whole days from a date (2026-11-21) to now. */
  function daysSince(date) { return Math.floor((Date.now() - Date.parse(date)) / 864e5); }
  window.mitaan = { store: store, session: keeper("sessionStorage"), daysSince: daysSince };

  /* Colours: the phone's setting, unless the reader chose. */
  var theme = store.get("theme");
  if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function themeSwitch() {
    var box = document.querySelector(".theme");
    if (!box) return;
    var button = box.querySelector("button");
    var label = button.querySelector("span");
    function show() {
      label.textContent = button.getAttribute(isDark() ? "data-light" : "data-dark");
    }
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      store.set("theme", next);
      show();
    });
    show();
    box.hidden = false;
  }

  /* Menus close on Escape and on a tap elsewhere. */
  function menus() {
    var drops = document.querySelectorAll("details.drop");
    function close(except) {
      drops.forEach(function (drop) { if (drop !== except) drop.open = false; });
    }
    document.addEventListener("click", function (event) {
      close(event.target.closest ? event.target.closest("details.drop") : null);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      drops.forEach(function (drop) {
        if (!drop.open) return;
        drop.open = false;
        drop.querySelector("summary").focus();
      });
    });
  }

  /* A phone set to another of the languages gets one quiet line, in that language. */
  function offer() {
    var wanted = (navigator.languages || [navigator.language || ""]).map(function (tag) {
      return tag.toLowerCase().split("-")[0];
    });
    var known = wanted.filter(function (code) {
      return document.querySelector('.languages a[lang="' + code + '"]');
    })[0];
    if (!known || known === root.lang || store.get("offer")) return;
    var link = document.querySelector('.languages a[lang="' + known + '"][data-offer]');
    if (!link) return;
    var box = document.createElement("aside");
    box.setAttribute("aria-label", document.querySelector(".top nav").getAttribute("aria-label"));
    box.className = "offer";
    box.lang = known;
    box.dir = link.dir;
    var there = document.createElement("a");
    there.href = link.href;
    there.textContent = link.getAttribute("data-offer");
    var no = document.createElement("button");
    no.type = "button";
    no.textContent = "×";
    no.lang = root.lang;
    no.setAttribute("aria-label", document.querySelector("header.top").getAttribute("data-dismiss"));
    no.addEventListener("click", function () {
      store.set("offer", "no");
      box.remove();
      document.getElementById("text").focus();
    });
    box.append(there, no);
    document.querySelector("header.top").after(box);
  }

  /* The bar shows the line of the reader's country. */
  function showCountry(id) {
    var lines = document.querySelectorAll(".bar-call");
    var known = Array.prototype.some.call(lines, function (line) {
      return line.getAttribute("data-country") === id;
    });
    if (!known) return;
    lines.forEach(function (line) { line.hidden = line.getAttribute("data-country") !== id; });
  }
  window.mitaan.showCountry = showCountry;

  /* How many places (#…) of this page lie on top of its first one in the list gone back to. */
  var depth = -1;
  function countPlaces() {
    function here() {
      var known = history.state && history.state.depth;
      if (typeof known === "number") depth = known;
      else history.replaceState({ depth: ++depth }, "");
    }
    here();
    addEventListener("popstate", here);
    addEventListener("hashchange", here);
  }
  window.mitaan.depth = function () { return depth; };

  /* Quick exit: this page, with all its places, gives up its room in the list gone back to. */
  function quickExit() {
    var link = document.querySelector(".bar-exit");
    if (!link) return;
    var presses = [];
    var gone = false;
    function go() {
      if (gone) return;
      gone = true;
      location.replace(link.href);
    }
    function leave() {
      if (leaving) return;  // a frightened reader presses again and again
      leaving = true;
      try {
        Object.keys(sessionStorage).forEach(function (key) {
          if (key.indexOf("mitaan.") === 0) sessionStorage.removeItem(key);
        });
      } catch (e) { /* nothing was kept */ }
      document.title = "";
      document.body.hidden = true;
      if (!depth) { go(); return; }
      addEventListener("popstate", go);
      setTimeout(go, 400);
      history.go(-depth);
    }
    document.addEventListener("click", function (event) {  // in the search's box it is there again
      if (!event.target.closest(".bar-exit")) return;
      event.preventDefault();
      leave();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") { presses = []; return; }
      var now = Date.now();
      presses = presses.filter(function (then) { return now - then < 3000; }).concat(now);
      if (presses.length >= 3) leave();
    });
  }

  /* Search: its box opens at once, before its script is here; nothing is fetched until then. */
  function search() {
    var link = document.querySelector(".find");
    if (!link) return;
    var root = document.currentScript.getAttribute("src").slice(0, -"assets/js/site.js".length);
    var page = link.getAttribute("href");
    var box, field;
    function make(tag, parent, values) {
      var made = document.createElement(tag);
      Object.keys(values).forEach(function (name) { made.setAttribute(name, values[name]); });
      parent.appendChild(made);
      return made;
    }
    function fail() {
      if (box.broken) return;
      box.broken = true;
      make("a", make("p", box, { role: "alert" }), { href: page })
        .textContent = link.getAttribute("data-failed");
    }
    function shut() {
      if (box.close) { box.close(); return; }
      box.removeAttribute("open");
      box.dispatchEvent(new Event("close"));
      link.focus();
    }
    function build() {
      var word = link.getAttribute("aria-label");
      box = make("dialog", document.body, { "class": "finder", "aria-label": word });
      var form = make("form", box, { role: "search" });
      field = make("input", form, { type: "search", "aria-label": word, placeholder: word,
        autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
      var close = make("button", form, { type: "button", "aria-label": link.getAttribute("data-close") });
      close.textContent = "×";
      close.addEventListener("click", shut);
      box.addEventListener("close", function () { field.value = ""; });
      // One press closes, even with text in the field; pressed three times it leaves, as everywhere.
      box.addEventListener("keydown", function (event) {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        shut();
      });
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      box.appendChild(document.querySelector(".bar").cloneNode(true));  // help and the way out
      make("link", document.head, { rel: "stylesheet", href: root + "assets/css/search.css" });
      [page.replace("search.html", "search/words.js"), root + "assets/js/search.js",
        root + "assets/js/search-engine.js"].forEach(function (address, index) {
        var script = document.createElement("script");
        script.async = false;  // fetched together, run in this order
        if (index < 2) script.onerror = fail;
        script.setAttribute("src", address);
        document.head.appendChild(script);
      });
    }
    function open(event) {
      event.preventDefault();
      var here = document.querySelector(".finder-here input");
      if (here) { here.focus(); return; }
      if (box && box.broken) {
        box.remove();
        box = null;
      }
      if (!box) build();
      if (!box.showModal) {
        box.setAttribute("role", "dialog");
        box.setAttribute("aria-modal", "true");
        box.setAttribute("open", "");
      } else if (!box.open) box.showModal();
      field.focus();
    }
    link.addEventListener("click", function (event) {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || store.get("slash") === "no") return;
      if (!event.target.closest("input, textarea, select, [contenteditable]")) open(event);
    });
  }

  /* A copy from an old stick says how old it is. */
  function age() {
    var built = document.querySelector(".built");
    if (!built) return;
    var days = daysSince(built.getAttribute("data-built"));
    if (days < 1) return;
    built.textContent = built.getAttribute("data-old").replace("{days}", days);
    if (days > 180) built.classList.add("old");
  }

  /* Paper shows what is folded on the screen. */
  function printing() {
    var opened = [];
    addEventListener("beforeprint", function () {
      document.querySelectorAll("main details:not([open])").forEach(function (part) {
        part.open = true;
        opened.push(part);
      });
    });
    addEventListener("afterprint", function () {
      opened.forEach(function (part) { part.open = false; });
      opened = [];
    });
  }

  themeSwitch();
  printing();
  menus();
  offer();
  showCountry(store.get("country"));
  countPlaces();
  quickExit();
  search();
  age();
})();
