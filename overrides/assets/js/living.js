/* Pages with living blocks: countries, decision trees, quizzes, checklists, explained words, the
   age of helplines. Each works as plain text and links without this file. */
(function () {
  "use strict";
  var store = window.mitaan.store;
  var session = window.mitaan.session;
  // What is kept for a guide holds in all its languages: section/slug.html.
  var page = location.pathname.split("/").slice(-2).join("/");

  function each(selector, act, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), act);
  }
  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  function button(className, text, act) {
    var made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /* Countries: the choice is remembered and holds for all groups of all pages. */
  function countries() {
    var groups = document.querySelectorAll(".countries");
    function choose(id) {
      each(".countries", function (group) {
        var wanted = group.querySelector('.country[data-country="' + id + '"]');
        if (!wanted) return;
        each(".country", function (part) { part.open = part === wanted; }, group);
        each(".choose button", function (one) {
          one.setAttribute("aria-pressed", String(one.getAttribute("data-country") === id));
        }, group);
      });
      window.mitaan.showCountry(id);
    }
    Array.prototype.forEach.call(groups, function (group) {
      var row = element("div", "choose");
      row.setAttribute("role", "group");
      row.setAttribute("aria-label", group.getAttribute("data-choose"));
      each(".country", function (part) {
        var id = part.getAttribute("data-country");
        var one = button("", part.querySelector("summary").textContent, function () {
          var before = one.getBoundingClientRect().top;
          store.set("country", id);
          choose(id);
          window.scrollBy(0, one.getBoundingClientRect().top - before);
        });
        one.setAttribute("data-country", id);
        one.setAttribute("aria-pressed", String(part.open));
        row.appendChild(one);
      }, group);
      group.insertBefore(row, group.firstChild);
      group.classList.add("live");
    });
    var kept = store.get("country");
    if (kept) choose(kept);
  }

  /* The id in the address; an address mangled on its way names none. */
  function place() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (e) { return "?"; }
  }

  /* A decision tree: one step at a time. Steps are places (#id), so the back key works. */
  function tree(box) {
    var steps = Array.prototype.slice.call(box.querySelectorAll(".step"));
    var path = [];
    function idOf(step) { return step.querySelector("h3").id; }
    var first = idOf(steps[0]);
    var known = Object.create(null);
    steps.forEach(function (step) { known[idOf(step)] = step; });
    var key = "way." + page;

    var bar = element("div", "steps-bar");
    var progress = element("p", "steps-progress");
    var back = button("steps-back", box.getAttribute("data-back"), function () {
      if (window.mitaan.depth()) history.back();
      else location.replace("#" + (path[path.length - 2] || first));
    });
    var again = element("a", "steps-again", box.getAttribute("data-restart"));
    again.href = "#" + first;
    bar.append(progress, back, again);

    function show(id, focus) {
      var place = path.lastIndexOf(id);
      if (id === first) path = [first];
      else if (place >= 0) path = path.slice(0, place + 1);
      else path.push(id);
      steps.forEach(function (step) { step.hidden = step !== known[id]; });
      known[id].prepend(bar);
      session.set(key, path.join(" "));
      progress.textContent = box.getAttribute("data-progress").replace("{n}", path.length);
      back.hidden = again.hidden = path.length < 2;
      if (focus) {
        var heading = document.getElementById(id);
        heading.focus({ preventScroll: true });
        known[id].scrollIntoView();
      }
    }
    box.classList.add("live");
    var here = place();
    // A reload, or coming back from another guide, keeps the way walked so far; a link straight to
    // a later step makes it the second.
    path = (session.get(key) || first).split(" ").filter(function (id) { return known[id]; });
    if (path.indexOf(here) < 0) path = [first];
    show(known[here] ? here : first, false);
    if (known[here]) known[here].scrollIntoView();
    addEventListener("hashchange", function () {
      var id = place();
      if (known[id]) show(id, true);
      else if (!id) show(first, true);
    });
  }

  /* Quizzes: the first answer opened counts; the score stays on the phone. */
  function quizzes() {
    var all = document.querySelectorAll(".quiz");
    if (!all.length) return;
    var key = "quiz." + page;
    var first = {};
    try { first = JSON.parse(store.get(key)) || {}; } catch (e) { first = {}; }
    var score = element("p", "quiz-score");
    score.setAttribute("aria-live", "polite");
    function tell() {
      var answered = Object.keys(first).length;
      var right = Object.keys(first).filter(function (n) { return first[n]; }).length;
      score.textContent = answered
        ? all[0].getAttribute("data-score").replace("{right}", right).replace("{all}", answered)
        : "";
    }
    Array.prototype.forEach.call(all, function (quiz, index) {
      each(".answer", function (answer) {
        answer.addEventListener("toggle", function () {
          if (!answer.open || matchMedia("print").matches) return;
          if (!(index in first)) {
            first[index] = answer.classList.contains("right") ? 1 : 0;
            store.set(key, JSON.stringify(first));
            quiz.append(score);
            tell();
          }
        });
      }, quiz);
    });
    all[all.length - 1].append(score);
    tell();
  }

  /* Checklists: ticks stay on the phone; on crisis guides only until the browser is closed. */
  function checklists() {
    var crisis = document.documentElement.classList.contains("crisis");
    var keep = crisis ? session : store;
    each(".checklist", function (list, index) {
      var key = "ticks." + page + "." + index;
      var boxes = list.querySelectorAll("input");
      var kept = keep.get(key) || "";
      var clear = button("clear", list.getAttribute("data-clear"), function () {
        Array.prototype.forEach.call(boxes, function (box) { box.checked = false; });
        remember();
        boxes[0].focus();
      });
      function remember() {
        var now = Array.prototype.map.call(boxes, function (box) { return box.checked ? 1 : 0; });
        var any = now.indexOf(1) >= 0;
        keep.set(key, any ? now.join("") : null);
        clear.hidden = !any;
      }
      Array.prototype.forEach.call(boxes, function (box, n) {
        box.checked = kept.charAt(n) === "1";
        box.addEventListener("change", remember);
      });
      list.append(clear);
      remember();
    });
  }

  /* How long ago a line was checked, on the day of reading (limits: hooks/helplines/freshness.py). */
  var FRESH_DAYS = 90, STALE_DAYS = 180;
  function freshness() {
    each(".age[data-checked]", function (note) {
      var days = Math.max(0, window.mitaan.daysSince(note.getAttribute("data-checked")));
      var level = days > STALE_DAYS ? "stale" : days > FRESH_DAYS ? "ageing" : "fresh";
      var words = level === "fresh"
        ? (days === 0 ? "today" : days === 1 ? "yesterday" : "days") : level;
      note.className = "age " + level;
      note.querySelector("span").textContent =
        note.getAttribute("data-" + words).replace("{days}", days);
      note.querySelector(".sure").hidden = level === "fresh";
      if (level === "stale") {
        var line = note.closest(".line");
        line.parentNode.append(line);
      }
    });
  }

  /* Explained words: a tap shows the meaning in place; a second tap goes to the list. */
  function terms() {
    var open = null;
    function close() {
      if (!open) return;
      open.box.remove();
      open.link.setAttribute("aria-expanded", "false");
      open = null;
    }
    each("a.term", function (link, index) {
      link.setAttribute("aria-expanded", "false");
      link.addEventListener("click", function (event) {
        if (open && open.link === link) return;
        event.preventDefault();
        close();
        var box = element("span", "gloss", link.getAttribute("data-gloss"));
        box.id = "gloss-" + index;
        box.setAttribute("role", "status");
        link.after(box);
        link.setAttribute("aria-expanded", "true");
        open = { link: link, box: box };
      });
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
    document.addEventListener("click", function (event) {
      if (open && !open.box.contains(event.target) && event.target !== open.link) close();
    });
  }

  /* Pledges, cards and checklists are made for paper: their button prints them without the page around. */
  function alone(sheet, yes) {
    document.body.classList.toggle("print-one", yes);
    sheet.classList.toggle("print-this", yes);
    for (var box = sheet.parentNode; box !== document.body; box = box.parentNode) {
      box.classList.toggle("print-way", yes);
    }
  }
  function printing() {
    each(".pledge, .card, .checklist", function (sheet) {
      var words = sheet.getAttribute("data-print");
      if (!words) return;
      sheet.append(button("print", words, function () {
        alone(sheet, true);
        window.print();
      }));
      addEventListener("afterprint", function () { alone(sheet, false); });
    });
  }

  function trees() { each(".steps", tree); }

  // One that fails must not keep the others from working.
  [countries, trees, quizzes, checklists, freshness, terms, printing].forEach(function (start) {
    try { start(); } catch (error) { setTimeout(function () { throw error; }); }
  });
})();
