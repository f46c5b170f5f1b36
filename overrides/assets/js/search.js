/* Search: what the reader types, and the guides that fit, in a box over any page (which site.js has
   opened) and in the text of search.html. What is typed is kept nowhere.
   Results are an ordinary list of links that the arrows walk through, not a listbox: a guide has
   several links (title, headings, numbers to call), an option may hold none; phones' screen readers
   know how to walk links, and a link can be opened in another tab. */
(function () {
  "use strict";
  var words = window.mitaan.searchWords;
  var box = document.querySelector(".finder-here") || document.querySelector(".finder");
  if (!words || !box) return;  // site.js says so
  var onPage = box.className === "finder-here";
  var code = document.documentElement.lang;
  var base = document.currentScript.getAttribute("src").slice(0, -"assets/js/search.js".length) || "./";
  var allGuides = document.querySelector(".find").getAttribute("href");

  function make(tag, parent, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  }
  /* Pieces are plain text; a piece in brackets is what matched. */
  function write(parent, pieces) {
    pieces.forEach(function (piece) {
      if (Array.isArray(piece)) make("mark", parent, "", piece[0]);
      else parent.appendChild(document.createTextNode(piece));
    });
    return parent;
  }
  function link(parent, href, className, text) {
    var made = make("a", parent, className, text);
    made.href = href;
    return made;
  }

  /* The frame: field, danger, how many, the guides, ways on. */
  var form = box.querySelector("form") || make("form", box);
  var field = form.querySelector("input") || make("input", form);
  if (onPage) {
    var word = box.getAttribute("data-word");
    form.setAttribute("role", "search");
    var values = { type: "search", name: "q", "aria-label": word, autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" };
    Object.keys(values).forEach(function (name) { field.setAttribute(name, values[name]); });
    make("button", form, "", word);
  }
  var out = make("div", box, "finder-out");
  var bar = box.querySelector(".bar");
  if (bar) box.appendChild(bar);
  var danger = make("div", out);
  var said = make("p", out, "finder-said");
  danger.setAttribute("role", "status");
  said.setAttribute("role", "status");
  var list = make("ol", out, "finder-list");
  var more = make("p", out, "finder-more");
  var help = document.querySelector(".bar-help");
  if (help) link(more, help.href, "", words.help);
  link(more, onPage ? "#all" : allGuides, "", words.all);

  /* A single key that opens something must be one that can be switched off (WCAG 2.1.4). */
  var label = make("label", out, "finder-key");
  var slash = make("input", label);
  slash.type = "checkbox";
  slash.checked = window.mitaan.store.get("slash") !== "no";
  make("span", label, "", words.slash);
  slash.addEventListener("change", function () { window.mitaan.store.set("slash", slash.checked ? null : "no"); });

  function links() { return Array.prototype.slice.call(out.querySelectorAll("a")); }
  function say(text) { if (said.textContent !== text) said.textContent = text; }
  function sayFailed() {
    clear();
    said.textContent = "";
    link(said, onPage ? "#all" : allGuides, "", words.failed);
  }
  function clear() {
    list.textContent = "";
    showDanger(null);
  }

  var inDanger = "";
  function showDanger(found) {
    var key = found ? found.kind + " " + found.path : "";
    if (key === inDanger) return;  // said once, not with each letter
    inDanger = key;
    danger.textContent = "";
    if (!found) return;
    var panel = make("section", danger, "first");
    make("p", panel, "first-title", found.kind === "sexual" ? words.sexual : words.life);
    link(make("p", panel), base + found.href, "finder-title", found.title);
    found.helplines.forEach(function (line) {
      var call = link(make("p", panel), line.href, "call", line.name + " ");
      make("bdi", call, "", line.number).dir = "ltr";
    });
  }

  function showGuide(guide) {
    var item = make("li", list);
    function foreign(part) {
      if (!guide.lang) return part;
      part.lang = guide.lang;
      part.dir = "ltr";
      return part;
    }
    write(foreign(link(item, base + guide.href, "finder-title")), guide.title);
    var section = words.sections[guide.section] || "";
    var note = guide.lang ? "(" + words.english + ")" : "";
    make("p", item, "finder-where", (section + " " + note).trim());
    if (guide.text.length) write(foreign(make("p", item)), guide.text);
    if (!guide.places.length) return;
    var places = foreign(make("ul", item));
    guide.places.forEach(function (place) {
      write(link(make("li", places), base + place.href), place.title);
    });
  }

  function show(answer) {
    var held = out.contains(document.activeElement) && document.activeElement.href;
    list.textContent = "";
    showDanger(answer.danger);
    answer.guides.forEach(showGuide);
    var text = { found: words.count, closest: words.closest, nothing: words.nothing }[answer.state];
    say((text || words.hint).replace("{count}", answer.guides.length));
    if (held) {  // an answer that came late must not lose the reader's place
      var same = links().filter(function (one) { return one.href === held; });
      (same[0] || field).focus();
    }
    if (going) goOn();
    shown();
  }

  var shown = function () {};

  /* The engine comes when it is needed, once; after a failure it is asked for anew. */
  var opening = null;
  var failedAt = 0;
  function engine() {
    if (!opening) {
      opening = new Promise(function (resolve, reject) {
        if (window.mitaanSearch) { resolve(); return; }
        var script = document.querySelector('script[src$="search-engine.js"]');
        if (!script) {
          script = document.createElement("script");
          script.src = base + "assets/js/search-engine.js";
          document.head.appendChild(script);
        }
        script.addEventListener("load", resolve);
        script.addEventListener("error", function () {
          script.remove();
          reject();
        });
      }).then(function () { return window.mitaanSearch.open(base, code); }).then(function (ready) {
        ready.onmore = function () { if (answered === turn && field.value.trim()) look(); };
        return ready;
      });
      opening.catch(function () { opening = null; });
    }
    return opening;
  }

  var turn = 0;
  var answered = 0;
  var going = false;  // the reader has pressed Enter: on to the first guide, as soon as it is here
  function look() {
    var mine = ++turn;
    var text = field.value;
    going = false;
    // Empty, the field runs as its page does; then as what is typed does.
    if (text.trim()) field.dir = "auto";
    else field.removeAttribute("dir");
    if (!text.trim()) {
      clear();
      say(words.hint);
      return;
    }
    if (Date.now() - failedAt < 3000) return;
    setTimeout(function () { if (mine === turn && !done) say(words.loading); }, 150);
    var done = false;
    engine().then(function (ready) { return ready.find(text); }).then(function (answer) {
      done = true;
      if (mine !== turn) return;
      answered = mine;
      show(answer);
    }).catch(function () {
      done = true;
      if (mine !== turn) return;
      failedAt = Date.now();
      sayFailed();
    });
  }
  function goOn() {
    var first = out.querySelector(".finder-title");
    going = answered !== turn || !first;
    if (!going) first.focus();
  }
  field.addEventListener("input", look);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    goOn();
  });

  box.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return;  // the keyboard is choosing letters
    var stops = links();
    var at = stops.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && (at >= 0 || event.target === field)) {
      event.preventDefault();
      if (at + step < 0) field.focus();
      else (stops[at + step] || stops[at]).focus();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
      field.focus();  // typing goes on where it was
    }
  });

  if (onPage) startPage();
  else startBox();

  function startBox() {
    function isOpen() { return box.hasAttribute("open"); }
    box.addEventListener("close", look);  // site.js has emptied the field
    addEventListener("pagehide", function () {
      if (!isOpen()) return;
      form.querySelector("button").click();
      field.value = "";
      look();
    });
    // Where the browser has no dialogs, Tab stays in the box all the same.
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Tab" || box.showModal) return;
      var stops = box.querySelectorAll("input, button, a:not([hidden])");
      var from = stops[event.shiftKey ? 0 : stops.length - 1];
      if (document.activeElement !== from) return;
      event.preventDefault();
      stops[event.shiftKey ? stops.length - 1 : 0].focus();
    });
    /* With the phone's keyboard open, what can be seen is smaller than the page. */
    var view = window.visualViewport;
    function fit() {
      box.style.setProperty("--seen", view.height + "px");
      box.classList.toggle("low", view.height < 420);
    }
    if (view) {
      view.addEventListener("resize", fit);
      fit();
    }
    if (!(navigator.connection && navigator.connection.saveData)) engine().catch(function () {});
    look();
  }

  /* The address holds what was searched once the reader is done typing, so that it can be shared:
     not each letter, which would fill the phone's history, and never words that speak of danger. */
  function startPage() {
    var title = document.title;
    field.value = new URLSearchParams(location.search).get("q") || "";
    function name() {
      var text = inDanger ? "" : field.value.trim();
      document.title = (text && text + " · ") + title;
      return text;
    }
    function note() {
      var text = name();
      try {
        history.replaceState(history.state, "", text ? "?q=" + encodeURIComponent(text) : location.pathname);
      } catch (e) { /* from a folder: the address stays */ }
    }
    shown = function () {  // an address that came with a search
      name();
      shown = function () {};
    };
    field.addEventListener("change", note);
    form.addEventListener("submit", note);
    field.addEventListener("focus", function () { engine().catch(function () {}); });
    look();
  }
})();
